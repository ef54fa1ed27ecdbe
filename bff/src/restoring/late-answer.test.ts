import { expect, test } from 'vitest'
import { Vb365Error } from '../vb365/errors.ts'
import { operations } from '../vb365/operations.ts'
import { actor, fill, settled, setUp, startPortal } from './testing/portal.ts'

/** A replica that hung, or an answer that took minutes: what it has to say is about a request nobody counts on any more. */

const refused = (status: number) => () => {
  throw new Vb365Error('POST', `answered ${status}`, { status })
}

test.each([
  ['a refusal', 403],
  ['a wish to be asked later', 429],
])('%s that comes late, once the call is asked for anew, says nothing about that', async (_, status) => {
  const { server, database, start } = await setUp()
  const first = Promise.withResolvers<void>()
  server.next(operations.restoreMail, () => first.promise.then(refused(status)))
  const { id } = await start(fill(server, 1))
  const other = startPortal(database, (key) => server.backup(key))
  await expect.poll(async () => (await other.calls.of(id))[0]?.state).toBe('asked')
  await other.service.check(actor(), id)
  await settled(other, id, ['unknown'])
  const second = Promise.withResolvers<void>()
  let isAsked = false
  server.next(operations.restoreMail, async (carryOut) => {
    isAsked = true
    await second.promise
    return carryOut()
  })
  await other.service.goOn(actor(), id)
  await expect.poll(() => isAsked).toBe(true)
  first.resolve()
  // Until the replica that hung has dealt with it.
  for (let turn = 0; turn < 20; turn++) await other.calls.of(id)
  expect(await other.calls.of(id)).toMatchObject([{ state: 'asked' }])
  second.resolve()
  expect(await settled(other, id, ['finished'])).toMatchObject({
    result: 'success',
    counts: { restored: 1, failed: 0 },
  })
  expect(server.restored.get('message-1')).toBe(1)
})
