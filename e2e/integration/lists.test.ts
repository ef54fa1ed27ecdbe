import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type InProcess, startInProcess } from '../harness/in-process.ts'
import { addMessages } from '../harness/many-messages.ts'
import type { PortalClient } from '../harness/portal-client.ts'
import type { MailItem } from '../sandbox/tenant/types.ts'

/** Lists of any size: what they show, in which order, how they are sent, and that size does not delay the first rows. */

const MESSAGES = 100_000

let portal: InProcess
let employee: PortalClient
let huge: string
let small: string
let messages: MailItem[]

const mail = '/api/scopes/me/points/latest/mail'
const items = (folder: string) => `${mail}/folders/${encodeURIComponent(folder)}/items`
const idOf = ({ id }: { id: string }) => decodeURIComponent(id.slice(id.indexOf('~') + 1))

async function folderNamed(name: string, person = employee): Promise<string> {
  const { folders } = await person.ok('GET', `${mail}/folders`)
  const inbox = folders.find(({ kind }: { kind: string }) => kind === 'inbox')
  const below = await person.ok('GET', `${mail}/folders?parent=${encodeURIComponent(inbox.id)}`)
  return below.folders.find((folder: { name: string }) => folder.name === name).id
}

const whole = (path: string) =>
  vi.waitFor(
    async () => {
      const answer = await employee.ok('GET', `${path}${path.includes('?') ? '&' : '?'}wait=5000`)
      expect(answer.complete).toBe(true)
      return answer
    },
    { timeout: 25_000 },
  )

beforeAll(async () => {
  portal = await startInProcess()
  for (const name of ['Huge', 'Small']) await portal.sandbox.tenant.live.ensureMailFolder('employee', `Inbox/${name}`)
  await portal.sandbox.tenant.backups.backup()
  messages = addMessages(portal.sandbox.tenant, 'Inbox/Huge', MESSAGES)
  addMessages(portal.sandbox.tenant, 'Inbox/Small', 100)
  employee = await portal.signIn('employee')
  ;[huge, small] = await Promise.all([folderNamed('Huge'), folderNamed('Small')])
}, 120_000)

afterAll(() => portal?.close())

test('the first rows of 100,000 are there before the folder has been read to its end', async () => {
  await whole(items(huge))
  for (let round = 0; round < 3; round++) {
    const person = await portal.signIn('employee')
    await person.ok('GET', `${mail}/folders`)
    for (const [name, folder] of Object.entries({ small, huge }) as ['small' | 'huge', string][]) {
      const { items: rows, complete } = await person.ok('GET', `${items(folder)}?limit=100`)
      expect(rows).toHaveLength(100)
      expect(complete).toBe(name === 'small')
    }
    await person.ok('DELETE', '/api/session')
  }
})

describe('a folder of 100,000 messages', () => {
  test('shows its true total, and every row at its place in each order', async () => {
    const keys: Record<string, (item: MailItem) => string | number> = {
      date: ({ received }) => received ?? '',
      from: ({ from }) => Number(/\d+/.exec(from)?.[0]),
      to: ({ to }) => to,
      subject: ({ subject }) => (subject.startsWith('I') ? 0 : 1e9) + Number(/\d+/.exec(subject)?.[0]),
    }
    for (const [order, key] of Object.entries(keys)) {
      const sorted = messages
        .map((item) => [key(item), item.received ?? '', idOf(item)] as const)
        .sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : 1))
        .map(([, , id]) => id)
      for (const [direction, ids] of [
        ['asc', sorted],
        ['desc', sorted.toReversed()],
      ] as const) {
        for (const offset of [0, 49_900, MESSAGES - 100]) {
          const page = await whole(`${items(huge)}?order=${order}&direction=${direction}&offset=${offset}`)
          expect(page.total).toBe(MESSAGES)
          expect(page.items.map(idOf)).toEqual(ids.slice(offset, offset + 200))
        }
      }
    }
  })

  test('can be selected as a whole, in its order', async () => {
    const { ids } = await employee.ok('GET', `${items(huge)}/ids?order=subject`)
    expect(new Set(ids).size).toBe(MESSAGES)
    const { items: rows } = await whole(`${items(huge)}?order=subject&offset=99000&limit=1000`)
    expect(rows.map(({ id }: { id: string }) => id)).toEqual(ids.slice(99_000))
  })

  test('is filtered, with a total of its own', async () => {
    const few = await whole(`${items(huge)}?filter=uberWEISUNG%20999&order=subject&direction=asc`)
    const expected = messages.filter(({ subject }) => subject.startsWith('Überweisung 999'))
    expect(few.items.map(idOf)).toEqual(expected.map(({ id }) => id))
    expect(few.total).toBe(expected.length)
    const { ids } = await employee.ok('GET', `${items(huge)}/ids?filter=sender%20499`)
    expect(ids).toHaveLength(MESSAGES / 500)
    expect(await whole(`${items(huge)}?filter=no%20such%20thing`)).toMatchObject({ items: [], total: 0 })
  })
})

describe('bad input', () => {
  test.each([
    ['offset=-1', 'query.offset'],
    ['offset=10000001', 'query.offset'],
    ['offset=ten', 'query.offset'],
    ['limit=0', 'query.limit'],
    ['limit=1001', 'query.limit'],
    ['order=size', 'query.order'],
    ['direction=up', 'query.direction'],
    ['only=kept', 'query.only'],
    ['wait=999999', 'query.wait'],
    ['filter=10 kB', 'query.filter'],
    ['filter=a&filter=b', 'query.filter'],
  ])('%s is refused with its name', async (named, path) => {
    const query = named.replace('10 kB', 'x'.repeat(10_000))
    for (const list of [items(small), `${items(small)}/ids`]) {
      if (list.endsWith('ids') && /offset|limit|wait/.test(query)) continue
      const answer = await employee.get(`${list}?${query}`)
      expect(answer.status).toBe(400)
      expect(answer.body).toMatchObject({ code: 'invalid_request', issues: [{ path }] })
    }
  })

  test('a place behind the end is empty', async () => {
    const page = await employee.ok('GET', `${items(small)}?offset=10000000`)
    expect(page).toEqual({ items: [], offset: 10_000_000, total: 100, complete: true })
  })

  test('a search of 10 kB, or one that makes no sense, is told as that', async () => {
    const long = await employee.get(`${mail}/search?q=${'x'.repeat(10_000)}`)
    expect(long.body).toMatchObject({ status: 400, issues: [{ path: 'query.q' }] })
    for (const path of ['search', 'search/ids']) {
      const wrong = await employee.get(`${mail}/${path}?q=${encodeURIComponent('nonsense:"x')}`)
      expect(wrong.body).toMatchObject({ status: 400, code: 'search_invalid' })
    }
  })

  test('what vanished between list and open is not found, and the list stays', async () => {
    const { items: rows } = await employee.ok('GET', `${items(small)}?limit=2`)
    const vanished = encodeURIComponent(idOf(rows[0]))
    await fetch(`${portal.info.vb365}/sandbox/faults`, {
      method: 'POST',
      body: JSON.stringify([{ path: `/items/${vanished}`, effect: { status: 404 } }]),
      headers: { 'content-type': 'application/json' },
    })
    for (const path of ['', '/content', '/last-seen']) {
      const answer = await employee.get(`${mail}/items/${encodeURIComponent(rows[0].id)}${path}`)
      expect(answer.body).toMatchObject({ status: 404, code: 'not_found' })
    }
    expect((await employee.get(`${mail}/items/${encodeURIComponent(rows[1].id)}`)).status).toBe(200)
    expect((await employee.get(items(small))).status).toBe(200)
    await fetch(`${portal.info.vb365}/sandbox/faults`, { method: 'DELETE' })
  })
})

describe('how answers are sent', () => {
  const get = (path: string, headers: Record<string, string> = {}, person = employee) =>
    person.request('GET', path, undefined, headers)

  test('compressed as the client takes it, always saying the same', async () => {
    const path = `${items(small)}?order=from`
    const answers = await Promise.all(
      ['br, gzip', 'gzip', 'identity'].map((encoding) => get(path, { 'accept-encoding': encoding })),
    )
    expect(answers.map(({ headers }) => headers.get('content-encoding'))).toEqual(['br', 'gzip', null])
    for (const { status, headers, body } of answers) {
      expect(status).toBe(200)
      expect(body).toEqual(answers[0]?.body)
      expect(headers.get('vary')).toContain('Accept-Encoding')
      expect(headers.get('cache-control')).toBe('no-store')
    }
  })

  test('compressed also where they are made for one request alone, unless that gains nothing', async () => {
    const large = await get('/api/openapi.json', { 'accept-encoding': 'br' })
    expect(large.headers.get('content-encoding')).toBe('br')
    expect(large.body.openapi).toBe('3.1.0')
    const short = await get('/api/session', { 'accept-encoding': 'br' })
    expect(short.headers.get('content-encoding')).toBeNull()
  })

  test('not at all to whom they were sent before: in the same session, once signed in, and for the same question', async () => {
    const path = `${items(small)}?order=subject`
    const etag = (await get(path)).headers.get('etag') ?? ''
    expect(etag).not.toBe('')
    const again = await get(path, { 'if-none-match': etag })
    expect([again.status, again.body, again.headers.get('cache-control')]).toEqual([304, '', 'no-store'])

    expect((await get(`${path}&direction=asc`, { 'if-none-match': etag })).status).toBe(200)
    expect((await get(path, { 'if-none-match': etag }, portal.anonymous())).status).toBe(401)
    const other = await portal.signIn('employee')
    expect((await get(path, { 'if-none-match': etag }, other)).status).toBe(200)
    const colleague = await portal.signIn('colleague')
    expect((await get(path, { 'if-none-match': etag }, colleague)).status).toBe(404)
    await other.ok('DELETE', '/api/session')
    expect((await get(path, { 'if-none-match': etag }, other)).status).toBe(401)
  })

  test('without a tag as long as they may change', async () => {
    const person = await portal.signIn('employee')
    const first = await get(items(huge), {}, person)
    expect(first.body.complete).toBe(false)
    expect(first.headers.get('etag')).toBeNull()
  })
})
