import { promisify } from 'node:util'
import { Cookie, type SessionData } from 'express-session'
import { expect, test, vi } from 'vitest'
import { temporaryDatabase } from '../testing/database.ts'
import { createTokenStore } from './restore-tokens.ts'
import { createSeal } from './seal.ts'
import { DatabaseSessionStore, sessionKey } from './session-store.ts'

const MINUTE = 60_000

async function setUp(isServed?: (session: SessionData) => boolean) {
  const database = await temporaryDatabase()
  let now = Date.UTC(2026, 0, 1)
  const limits = { idle: 30 * MINUTE, max: 480 * MINUTE }
  const store = new DatabaseSessionStore(database, { ...limits, now: () => now, ...(isServed && { isServed }) })
  const data = (tid = 't'): SessionData => ({
    cookie: new Cookie(),
    signedIn: {
      person: { tid, oid: 'o', name: 'Ann', email: 'ann@example.com' },
      isOperator: false,
      at: Date.UTC(2026, 0, 1),
    },
  })
  return {
    database,
    store,
    data,
    pass: (minutes: number) => {
      now += minutes * MINUTE
    },
    get: promisify<string, SessionData | null | undefined>(store.get.bind(store)),
    set: promisify<string, SessionData>(store.set.bind(store)),
    touch: promisify<string, SessionData>(store.touch.bind(store)),
    destroy: promisify<string>(store.destroy.bind(store)),
  }
}

test('a session can be read until nobody has used it for the idle time', async () => {
  const { set, get, data, pass } = await setUp()
  await set('a', data())
  pass(29)
  expect((await get('a'))?.signedIn?.person.oid).toBe('o')
  pass(2)
  expect(await get('a')).toBeNull()
})

test('use keeps it alive, but never past the absolute limit', async () => {
  const { set, get, touch, data, pass } = await setUp()
  await set('a', data())
  for (let minutes = 20; minutes < 480; minutes += 20) {
    pass(20)
    await touch('a', data())
    expect(await get('a')).not.toBeNull()
  }
  pass(21)
  await touch('a', data())
  expect(await get('a')).toBeNull()
})

test('a destroyed session stays destroyed when a slow request saves or touches it afterwards', async () => {
  const { set, get, touch, destroy, data } = await setUp()
  await set('a', data())
  await destroy('a')
  await set('a', data())
  await touch('a', data())
  expect(await get('a')).toBeNull()
})

test('an id that was never given out is refused', async () => {
  const { get } = await setUp()
  expect(await get('planted')).toBeNull()
})

test('neither ids nor tokens can be read from the database, and tokens go with the session', async () => {
  const { database, set, destroy, data } = await setUp()
  await set('secret-id', data())
  const tokens = createTokenStore(database, createSeal(['s'.repeat(32)]))
  const key = sessionKey('secret-id')
  await tokens.write(key, { server: 'server', access: 'access-token', refresh: 'refresh-token', expiresAt: 1 })
  const everything = JSON.stringify([
    await database.all('select * from sessions'),
    await database.all('select * from restore_tokens'),
  ])
  expect(everything).not.toMatch(/secret-id|access-token|refresh-token/)
  expect(await tokens.read(key)).toMatchObject({ access: 'access-token' })
  await destroy('secret-id')
  expect(await tokens.read(key)).toBeNull()
  await tokens.write(key, { server: 'server', access: 'late', refresh: 'late', expiresAt: 1 })
  expect(await tokens.read(key)).toBeNull()
})

test('sweeping ends what has expired, once, and leaves the rest', async () => {
  const { store, set, get, data, pass } = await setUp()
  await set('old', data())
  pass(20)
  await set('new', data())
  pass(11)
  const end = vi.fn(async (_key: string) => {})
  await store.sweep(end)
  await store.sweep(end)
  expect(end.mock.calls).toEqual([[sessionKey('old')]])
  expect(await get('new')).not.toBeNull()
})

test('a session of a person who is not served any more is as if it had ended, also for what goes on without them', async () => {
  const { store, set, get, data } = await setUp(({ signedIn }) => signedIn?.person.tid === 't')
  await set('a', data('t'))
  await set('b', data('gone'))
  expect(await get('a')).not.toBeNull()
  expect(await get('b')).toBeNull()
  expect(await store.signedIn(sessionKey('b'))).toBeNull()
})

test('sweeping the sessions of one tenant does not wait for another’s server', async () => {
  const { store, set, data, pass } = await setUp()
  for (const id of ['slow 1', 'slow 2']) await set(id, data('slow'))
  for (const id of ['quick 1', 'quick 2']) await set(id, data('quick'))
  pass(31)
  const { promise: answer, resolve } = Promise.withResolvers<void>()
  const slow = ['slow 1', 'slow 2'].map(sessionKey)
  const ended: string[] = []
  const sweeping = store.sweep(async (key) => {
    if (slow.includes(key)) await answer
    ended.push(key)
  })
  await expect.poll(() => ended.toSorted()).toEqual(['quick 1', 'quick 2'].map(sessionKey).toSorted())
  resolve()
  await sweeping
  expect(ended).toHaveLength(4)
})
