import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { operation } from '../../contract/operation.ts'
import { scope } from '../../contract/shared.ts'
import type { Entry } from '../audit/entry.ts'
import type { SubjectOf } from '../audit/subject.ts'
import { PortalError } from '../errors.ts'
import { actor, log } from '../restoring/testing/portal.ts'
import { type Context, mount } from './mount.ts'
import { recordRefusal, renderProblem } from './problems.ts'
import { auditRequests } from './request-audit.ts'

const params = z.object({ scope, item: z.string() })
const show = operation({
  ...{ method: 'get', path: '/scopes/:scope/items/:item', summary: 'Shows', audit: 'item_shown', params },
  response: z.object({ subject: z.string() }),
})
const send = operation({
  ...{ method: 'get', path: '/scopes/:scope/items/:item/bytes', summary: 'Sends', audit: 'attachment_shown', params },
  bytes: true,
})
const act = operation({
  ...{ method: 'post', path: '/scopes/:scope/items/:item', summary: 'Acts', audit: 'restore_stopped', params },
})
const say = operation({
  ...{ method: 'get', path: '/nothing', summary: 'Says nothing', audit: { none: 'a test' } },
  response: z.object({ ok: z.boolean() }),
})

const ben = { id: 'ben', name: 'Ben', email: 'ben@example.com' }

interface Handlers {
  send?: (context: Context<typeof send>) => Promise<void>
  act?: (context: Context<typeof act>) => Promise<void>
  show?: (context: Context<typeof show>) => Promise<{ subject: string }>
}

/** One operation of each kind, and a record that can be told to fail. */
async function setUp(handlers: Handlers = {}) {
  const recorded: Entry[] = []
  const state = { failing: false, done: [] as string[] }
  const write = async (entry: Entry) => {
    if (state.failing) throw new Error('no space left on device')
    recorded.push(entry)
  }
  const subjectOf: SubjectOf = async (_, id) => (id === 'ben' ? { owner: ben, reason: 'INC 7' } : null)
  const audit = {
    write,
    writeOnce: async (_: string, entry: () => Promise<Entry>) => write(await entry()),
    writeRefusal: (_: string, entry: Entry) => write(entry),
    ...{ flush: async () => {}, close: async () => {} },
  }
  const app = express()
  app.use((req, _res, next) => {
    const session = req.get('person') === 'none' ? {} : { signedIn: actor('ann').signedIn }
    Object.assign(req, { session, sessionID: 'session', log, id: 'request' })
    next()
  }, auditRequests({ audit, subjectOf }))
  mount(app, show, handlers.show ?? (async () => ({ subject: 'Budget' })))
  const sendBytes = async (context: Context<typeof send>) => {
    await context.audit.record()
    context.res.end('bytes')
  }
  mount(app, send, handlers.send ?? sendBytes)
  mount(
    app,
    act,
    handlers.act ??
      (async (context) => {
        await context.audit.record({ name: 'Budget' })
        state.done.push(context.params.item)
      }),
  )
  mount(app, say, () => ({ ok: true }))
  app.use(recordRefusal, renderProblem)
  const http = createServer(app).listen(0, '127.0.0.1')
  await new Promise((resolve) => http.once('listening', resolve))
  onTestFinished(() => {
    http.close()
    http.closeAllConnections()
  })
  const base = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(base + path, init)
    return { status: answer.status, text: await answer.text() }
  }
  return { ask, recorded, state }
}

test('what is answered is on record: who, whose, what and why; its name is beside the record', async () => {
  const { ask, recorded } = await setUp()
  expect(await ask('/scopes/ben/items/i-1')).toMatchObject({ status: 200, text: '{"subject":"Budget"}' })
  expect(recorded).toMatchObject([
    {
      ...{
        action: 'item_shown',
        who: { oid: 'ann' },
        owner: ben,
        on: { item: 'i-1' },
        reason: 'INC 7',
        name: 'Budget',
      },
      ...{ ip: '127.0.0.1', request: 'request' },
    },
  ])
  await ask('/nothing')
  expect(recorded).toHaveLength(1)
})

test.each([
  ['JSON', '/scopes/ben/items/i-1', 'GET'],
  ['bytes', '/scopes/ben/items/i-1/bytes', 'GET'],
  ['an act', '/scopes/ben/items/i-1', 'POST'],
])('%s: without a record nothing is given and nothing is done', async (_, path, method) => {
  const { ask, state } = await setUp()
  state.failing = true
  const answer = await ask(path, { method })
  expect(answer.status).toBe(500)
  expect(answer.text).not.toMatch(/Budget|bytes/)
  expect(state.done).toEqual([])
  state.failing = false
  expect((await ask(path, { method })).status).toBeLessThan(300)
})

test('bytes that a handler forgets to put on record are not sent, and an act that it forgets fails', async () => {
  const { ask } = await setUp({
    send: async ({ res }) => void res.end('secret'),
    act: async () => {},
  })
  const bytes = await ask('/scopes/me/items/i-1/bytes')
  expect(bytes).toMatchObject({ status: 500, text: expect.not.stringContaining('secret') })
  expect((await ask('/scopes/me/items/i-1', { method: 'POST' })).status).toBe(500)
})

test('refusals are on record too, with the code; that they cannot be does not change the answer', async () => {
  const { ask, recorded, state } = await setUp({
    show: async ({ params: { item } }) => {
      throw new PortalError(item === 'broken' ? 'internal' : 'content_covered')
    },
  })
  expect((await ask('/scopes/ben/items/i-1')).status).toBe(403)
  expect((await ask('/scopes/ben/items/i-1', { headers: { person: 'none' } })).status).toBe(401)
  expect((await ask('/scopes/ben/items/broken')).status).toBe(500)
  expect(recorded).toMatchObject([
    {
      action: 'item_shown',
      refused: 'content_covered',
      who: { oid: 'ann' },
      owner: ben,
      route: 'GET /scopes/:scope/items/:item',
    },
    { action: 'item_shown', refused: 'sign_in_required', who: null, owner: null },
  ])
  state.failing = true
  expect((await ask('/scopes/ben/items/i-1')).status).toBe(403)
})
