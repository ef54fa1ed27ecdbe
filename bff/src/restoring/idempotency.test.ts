import { expect, test } from 'vitest'
import { restoreRequest } from '../../contract/restores.ts'
import { checkIdempotencyKey, KeysInUse, payloadHash } from './idempotency.ts'

const hash = (request: object) => payloadHash(restoreRequest.parse(request))
const list = { scope: 'me', items: [{ workload: 'mail', point: '2026-03-01T08:00:00Z', id: 'm~1' }] }

test.each(['k', 'x'.repeat(200), '"8e03978e-40d5-43dd-bc93-6894a57f9324"'])('%s is a key', (key) => {
  expect(checkIdempotencyKey(key)).toBe(key)
})

test.each([undefined, '', 'x'.repeat(201), 'a b', 'first, second', 'é'])('%s is none', (key) => {
  expect(() => checkIdempotencyKey(key)).toThrow(expect.objectContaining({ code: 'idempotency_key_missing' }))
})

test('what is left to the defaults and what spells them out is the same request', () => {
  const spelt = {
    items: [{ id: 'm~1', point: '2026-03-01T08:00:00.000Z', workload: 'mail' }],
    options: { onedrive: { versions: 'last' }, mail: { markUnread: false, changed: false, missing: true } },
    scope: 'me',
  }
  expect(hash(spelt)).toBe(hash(list))
})

test.each([
  { ...list, scope: 'other' },
  { ...list, items: [...list.items, ...list.items] },
  { ...list, items: [{ ...list.items[0], point: 'latest' }] },
  { ...list, items: [{ ...list.items[0], workload: 'onedrive' }] },
  { ...list, options: { mail: { changed: true } } },
  { ...list, options: { mail: { folder: 'Restored' } } },
  { ...list, options: { onedrive: { existing: 'replace' } } },
  { ...list, reason: 'Ticket 1' },
])('another request has another hash (%#)', (other) => {
  expect(hash(other)).not.toBe(hash(list))
})

test('a key is held while its request is dealt with, whatever becomes of that', async () => {
  const keys = new KeysInUse()
  const { promise, reject } = Promise.withResolvers<void>()
  const first = keys.hold('ann k', 'hash', () => promise)
  const other = async () => 'other'
  await expect(keys.hold('ann k', 'hash', other)).rejects.toMatchObject({ code: 'restore_in_progress' })
  await expect(keys.hold('ann k', 'another', other)).rejects.toMatchObject({ code: 'idempotency_key_reused' })
  await expect(keys.hold('bob k', 'another', other)).resolves.toBe('other')
  reject(new Error('not found'))
  await expect(first).rejects.toThrow('not found')
  await expect(keys.hold('ann k', 'another', other)).resolves.toBe('other')
})
