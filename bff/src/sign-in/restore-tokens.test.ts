import { pino } from 'pino'
import { expect, test, vi } from 'vitest'
import { createTokenStore } from '../store/restore-tokens.ts'
import { createSeal } from '../store/seal.ts'
import { temporaryDatabase } from '../testing/database.ts'
import type { Vb365Client } from '../vb365/client.ts'
import { Vb365Error } from '../vb365/errors.ts'
import { RestoreTokens } from './restore-tokens.ts'

const expired = { server: 'server', access: 'first', refresh: 'refresh first', expiresAt: 0 }

/** A backup server whose refresh tokens are good for one use, and the token stores of some replicas. */
async function setUp(replicas: number) {
  const database = await temporaryDatabase()
  const store = createTokenStore(database, createSeal(['x'.repeat(32)]))
  const renewals: string[] = []
  let refusal: Vb365Error | null = null
  const answering = Promise.withResolvers<void>()
  const vb365 = {
    async call(_operation: unknown, { form }: { form: { refresh_token: string } }) {
      renewals.push(form.refresh_token)
      await answering.promise
      if (refusal) throw refusal
      if (renewals.filter((token) => token === form.refresh_token).length > 1) {
        throw new Vb365Error('POST /token', 'answered 400', { status: 400 })
      }
      const number = renewals.length
      return { access_token: `access ${number}`, refresh_token: `refresh ${number}`, expires_in: 3600 }
    },
  } as unknown as Vb365Client
  await store.write('session', expired)
  const tokens = Array.from(
    { length: replicas },
    () => new RestoreTokens(() => vb365, store, pino({ level: 'silent' })),
  )
  return {
    ...{ store, tokens, renewals, answer: answering.resolve },
    refuse: (error: Vb365Error) => {
      refusal = error
    },
  }
}

test('of all requests in all replicas that need a new token, one renews it', async () => {
  const { tokens, renewals, answer } = await setUp(3)
  const used = tokens.flatMap((one) => Array.from({ length: 5 }, () => one.use('session', async (token) => token)))
  await expect.poll(() => renewals.length).toBe(1)
  answer()
  expect(new Set(await Promise.all(used))).toEqual(new Set(['access 1']))
  expect(renewals).toEqual(['refresh first'])
})

test('a renewal that breaks off is left to the next who asks; one that is refused ends the session everywhere', async () => {
  const { store, tokens, renewals, answer, refuse } = await setUp(2)
  const [one, two] = tokens
  answer()
  refuse(new Vb365Error('POST /token', 'other side closed', { uncertain: true }))
  await expect(one?.use('session', async (token) => token)).rejects.toThrow('other side closed')
  refuse(new Vb365Error('POST /token', 'answered 400', { status: 400 }))
  await expect(two?.use('session', async (token) => token)).rejects.toMatchObject({ code: 'sign_in_required' })
  await expect(one?.use('session', async (token) => token)).rejects.toMatchObject({ code: 'sign_in_required' })
  expect(renewals).toHaveLength(2)
  expect(await store.read('session')).toBeNull()
})

test('a process that dies while it renews keeps the others waiting for a minute at most', async () => {
  const { store, tokens, answer } = await setUp(1)
  answer()
  expect(await store.lease('session', Date.now() - 70_000, Date.now() - 10_000)).toBe(true)
  expect(await tokens[0]?.use('session', async (token) => token)).toBe('access 1')
})

test('a token is used at the server that gave it, and at no other; where that is gone, the session is over', async () => {
  const store = createTokenStore(await temporaryDatabase(), createSeal(['x'.repeat(32)]))
  const [one, two] = [{ call: vi.fn() }, { call: vi.fn() }] as unknown as Vb365Client[]
  const servers = new Map([
    ['one', one],
    ['two', two],
  ])
  const tokens = new RestoreTokens((id) => servers.get(id), store, pino({ level: 'silent' }))
  const later = Date.now() + 3_600_000
  await tokens.keep('ann', { server: 'one', access: 'of one', refresh: 'r', expiresAt: later })
  await tokens.keep('bob', { server: 'two', access: 'of two', refresh: 'r', expiresAt: later })
  expect(await tokens.use('ann', async (token, vb365) => [token, vb365 === one])).toEqual(['of one', true])
  expect(await tokens.use('bob', async (token, vb365) => [token, vb365 === two])).toEqual(['of two', true])
  servers.delete('one')
  const shown = vi.fn(async () => {})
  await expect(tokens.use('ann', shown)).rejects.toMatchObject({ code: 'sign_in_required' })
  await tokens.end('ann')
  expect(shown).not.toHaveBeenCalled()
  expect(await store.read('ann')).toBeNull()
  expect(two?.call).not.toHaveBeenCalled()
})

test('whoever signs out does not wait for a server that hangs', async () => {
  const store = createTokenStore(await temporaryDatabase(), createSeal(['x'.repeat(32)]))
  const hanging = { call: vi.fn(() => new Promise(() => {})) }
  const tokens = new RestoreTokens(() => hanging as unknown as Vb365Client, store, pino({ level: 'silent' }))
  await tokens.keep('session', { server: 'server', access: 'a', refresh: 'r', expiresAt: 0 })
  await tokens.end('session')
  expect(hanging.call).toHaveBeenCalledOnce()
  expect(await store.read('session')).toBeNull()
})
