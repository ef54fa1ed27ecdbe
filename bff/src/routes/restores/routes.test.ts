import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { expect, onTestFinished, test } from 'vitest'
import { restore as contract, restoreDetail } from '../../../contract/restores.ts'
import type { Entry } from '../../audit/entry.ts'
import type { SubjectOf } from '../../audit/subject.ts'
import { renderProblem } from '../../http/problems.ts'
import { auditRequests } from '../../http/request-audit.ts'
import { createElsewhere } from '../../restoring/elsewhere/elsewhere.ts'
import type { Actor } from '../../restoring/parts.ts'
import { ProgressStreams } from '../../restoring/progress/progress-streams.ts'
import { actor, file, fill, log, mail, setUp as setUpPortal } from '../../restoring/testing/portal.ts'
import { restoreRoutes } from './routes.ts'

/** The routes over HTTP; the header `person` stands for the portal session. */
async function setUp() {
  const recorded: Entry[] = []
  const write = async (entry: Entry) => {
    recorded.push(entry)
  }
  const subjectOf: SubjectOf = async (_, scope) => (scope === 'me' ? { owner: 'self', reason: '' } : null)
  const audit = {
    write,
    writeOnce: async (_: string, entry: () => Promise<Entry>) => write(await entry()),
    writeRefusal: (_: string, entry: Entry) => write(entry),
    ...{ flush: async () => {}, close: async () => {} },
  }
  const { server, portal, service } = await setUpPortal()
  const app = express()
  app.use(
    express.json({ limit: '8mb' }),
    (req, _res, next) => {
      const person = req.get('person')
      const session = person ? { signedIn: actor(person).signedIn } : {}
      Object.assign(req, { session, sessionID: person ?? '', log, id: 'request' })
      next()
    },
    auditRequests({ audit, subjectOf }),
  )
  const open = (who: Actor) => service.open(who)
  const find = (who: Actor, id: string) => service.find(who, id)
  const progressStreams = new ProgressStreams({ open, find, isStanding: async () => true })
  const elsewhere = createElsewhere(portal)
  app.use(restoreRoutes({ ...portal, restores: service, elsewhere, progressStreams }), renderProblem)
  const http = createServer(app).listen(0, '127.0.0.1')
  await new Promise((resolve) => http.once('listening', resolve))
  onTestFinished(async () => {
    await service.close()
    progressStreams.close()
    http.close()
    http.closeAllConnections()
  })
  const base = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const send = async (method: string, path: string, { person = 'ann', key = '', body = {} as unknown } = {}) => {
    const answer = await fetch(base + path, {
      method,
      headers: {
        ...(person ? { person } : {}),
        ...(key ? { 'idempotency-key': key } : {}),
        ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
      },
      ...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
    })
    const text = await answer.text()
    return { status: answer.status, body: text ? JSON.parse(text) : null }
  }
  return { server, send, recorded }
}

test('start, look, stop', async () => {
  const { server, send, recorded } = await setUp()
  const body = { scope: 'me', items: fill(server, 2, 1) }
  const started = await send('POST', '/restores', { key: 'k', body })
  expect(started.status).toBe(202)
  const { id } = contract.parse(started.body)
  expect(started.body).toMatchObject({
    state: 'waiting',
    title: 'Subject of message-1',
    counts: { total: 3, restored: 0 },
  })
  await expect
    .poll(async () => (await send('GET', '/restores')).body.restores)
    .toEqual([expect.objectContaining({ id, state: 'finished', result: 'success' })])
  const detail = restoreDetail.strict().parse((await send('GET', `/restores/${id}`)).body)
  expect(detail.statuses).toMatchObject({ restored: 3, failed: 0 })
  const items = (await send('GET', `/restores/${id}/items`)).body
  expect(items).toMatchObject({ total: 3, items: Array(3).fill({ status: 'restored' }) })
  expect((await send('GET', `/restores/${id}/events`)).body.total).toBe(2)
  expect(await send('POST', `/restores/${id}/stop`)).toEqual({ status: 202, body: null })
  expect(await send('POST', '/restores', { key: 'k', body })).toEqual(started)
  expect(server.restores).toHaveLength(2)
  expect(recorded.map(({ action, on, name }) => [action, on.restore, name])).toEqual([
    ['restore_started', id, 'Subject of message-1'],
    ['restore_stopped', id, 'Subject of message-1'],
    ['restore_started', id, 'Subject of message-1'],
  ])
})

test('one made elsewhere is stopped with whose it was on record; one that is not there leaves no such record', async () => {
  const { server, send, recorded } = await setUp()
  const [own, other] = ['ann@example.com', 'joann@example.com'].map((name) => server.restoreElsewhere(name))
  for (const session of [own, other]) {
    expect((await send('POST', `/restores/elsewhere~${session?.id}/stop`)).status).toBe(202)
    expect(session?.state).toBe('Stopped')
  }
  expect((await send('POST', '/restores/elsewhere~nothing/stop')).status).toBe(404)
  expect(recorded.filter(({ refused }) => !refused)).toMatchObject([
    { action: 'restore_stopped', owner: 'self' },
    { action: 'restore_stopped', owner: { id: 'unknown' } },
  ])
})

test('of one made elsewhere for nobody one knows, the server’s own text is told, as one line of text', async () => {
  const { server, send } = await setUp()
  server.restoreElsewhere('Eve\u202e\nmoc.elpmaxe@nna')
  const { restores } = (await send('GET', '/restores?origin=elsewhere')).body
  expect(restores).toMatchObject([{ scope: 'unknown', title: '', person: { name: 'Eve moc.elpmaxe@nna' } }])
})

test.each([
  [400, 'idempotency_key_missing', { key: '' }],
  [400, 'idempotency_key_missing', { key: 'two words' }],
  [422, 'nothing_to_restore', { items: [] }],
  [400, 'invalid_request', { items: Array(50_001).fill(mail('message-1')) }],
  [400, 'invalid_request', { options: { mail: { folder: '../..' } } }],
  [400, 'invalid_request', { options: { mail: { folder: 'x'.repeat(300) } } }],
  [400, 'invalid_request', { options: { mail: { folder: 'INBOX' } } }],
  [400, 'invalid_request', { options: { mail: { folder: 'Back 🎉' } } }],
  [400, 'invalid_request', { items: [{ ...mail('message-1'), kind: 'search' }] }],
  [400, 'invalid_request', { items: [{ ...mail('message-1'), version: 1 }] }],
  [400, 'invalid_request', { items: undefined }],
  [409, 'restore_list_changed', { items: undefined, list: { revision: 7 } }],
  [422, 'nothing_to_restore', { items: undefined, list: { revision: 0 } }],
  [400, 'invalid_request', { items: [{ ...mail('message-1'), id: 'a b' }] }],
  [404, 'not_found', { items: [mail('message-1'), mail('of someone else')] }],
  [404, 'not_found', { items: [mail('message-1'), file('file-1'), { ...file('file-1'), id: 'other~file-1' }] }],
  [404, 'not_found', { scope: 'director' }],
])(
  '%i %s: refused whole (%#)',
  async (status, code, { key = 'k', ...rest }: Record<string, unknown> & { key?: string }) => {
    const { server, send } = await setUp()
    const items = fill(server, 1, 1)
    const answer = await send('POST', '/restores', { key, body: { scope: 'me', items, ...rest } })
    expect(answer).toMatchObject({ status, body: { code, requestId: 'request' } })
    expect(JSON.stringify(answer.body)).not.toMatch(/someone|director|other~/)
    expect(server.restored.size).toBe(0)
    expect((await send('GET', '/restores')).body).toMatchObject({ restores: [], total: 0 })
  },
)

test('the same key with another list', async () => {
  const { server, send } = await setUp()
  const items = fill(server, 2)
  await send('POST', '/restores', { key: 'k', body: { scope: 'me', items } })
  const answer = await send('POST', '/restores', { key: 'k', body: { scope: 'me', items: items.slice(1) } })
  expect(answer).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } })
})

test('of another person, or unknown, or malformed: not found; without a session: sign in', async () => {
  const { server, send } = await setUp()
  const { body } = await send('POST', '/restores', { key: 'k', body: { scope: 'me', items: fill(server, 1) } })
  for (const id of [body.id, 'unknown', '%00', 'x'.repeat(1025)]) {
    const person = id === body.id ? 'bob' : 'ann'
    const answers = [
      await send('GET', `/restores/${id}`, { person }),
      await send('GET', `/restores/${id}/items`, { person }),
      await send('GET', `/restores/${id}/events`, { person }),
      await send('POST', `/restores/${id}/stop`, { person }),
    ]
    for (const answer of answers) expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } })
  }
  expect((await send('GET', '/restores?origin=portal', { person: 'bob' })).body).toMatchObject({
    restores: [],
    total: 0,
  })
  for (const [method, path] of [
    ['GET', '/restores'],
    ['POST', '/restores'],
    ['GET', `/restores/${body.id}`],
    ['POST', `/restores/${body.id}/stop`],
  ] as const) {
    expect(await send(method, path, { person: '' })).toMatchObject({ status: 401, body: { code: 'sign_in_required' } })
  }
})
