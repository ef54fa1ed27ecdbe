import { expect, test } from 'vitest'
import { Vb365Error } from '../vb365/errors.ts'
import { operations } from '../vb365/operations.ts'
import { actor, fill, settled, setUp } from './testing/portal.ts'

const unreachable = () => {
  throw new Vb365Error('GET', 'connect ECONNREFUSED')
}

test('progress is on record while it goes on', async () => {
  const { server, service, start, finish, statuses, events } = await setUp()
  server.pace = 0
  const { id } = await start(fill(server, 3))
  await expect.poll(() => server.restores.length).toBe(1)
  const [session] = server.restores
  if (session) session.done = 2
  await expect.poll(() => statuses(id)).toBe('restored restored waiting')
  expect((await service.list(actor()))[0]).toMatchObject({ state: 'working', counts: { total: 3, restored: 2 } })
  expect(await events(id)).toHaveLength(1)
  server.pace = 1
  expect(await finish(id)).toMatchObject({ result: 'success' })
})

test('the backup server cannot be reached for a while: nothing is lost', async () => {
  const { server, start, finish } = await setUp()
  for (let times = 0; times < 5; times++) server.next(operations.restoreSession, unreachable)
  server.next(operations.restoreStatistics, unreachable)
  server.next(operations.restoreEvents, unreachable)
  const { id } = await start(fill(server, 2))
  expect(await finish(id)).toMatchObject({ result: 'success', counts: { restored: 2 } })
})

test('without statistics the result of the session stands for its items', async () => {
  const { server, start, finish, statuses } = await setUp()
  server.statistics = () => {
    throw new Vb365Error('GET', 'answered 404', { status: 404 })
  }
  const { id } = await start(fill(server, 2))
  expect(await finish(id)).toMatchObject({ result: 'success', counts: { restored: 2 } })
  expect(await statuses(id)).toBe('restored restored')
})

test('some fail: a warning, each with its reason', async () => {
  const { server, start, finish, items: itemsOf } = await setUp()
  server.next(operations.restoreMail, (carryOut) => {
    const started = carryOut()
    for (const session of server.restores) session.result = 'Warning'
    return started
  })
  server.statistics = () => ({
    ...{ totalItemsCount: 2, restoredItemsCount: 1, failedItemsCount: 1, skippedItemsCount: 0 },
    items: [
      { id: 'message-1', name: 'x', status: 'Failed', error: 'Mailbox\u0007full' },
      { id: 'message-2', name: 'y', status: 'Success' },
    ],
  })
  const { id } = await start(fill(server, 2))
  expect(await finish(id)).toMatchObject({ result: 'warning', counts: { restored: 1, failed: 1 } })
  const items = await itemsOf(id)
  expect(items.map(({ status, message }) => `${status} ${message}`)).toEqual(['failed Mailbox full', 'restored '])
})

test('a session that the server has forgotten is unknown, and looked for again whenever the person comes back', async () => {
  const { server, portal, service, start, finish } = await setUp()
  server.pace = 0
  const { id } = await start(fill(server, 1))
  await expect.poll(() => server.restores.length).toBe(1)
  const forgotten = [...server.sessions]
  server.sessions.clear()
  expect(await finish(id)).toMatchObject({ state: 'unknown' })
  for (const [key, session] of forgotten) server.sessions.set(key, session)
  server.pace = 1
  await service.list(actor())
  expect(await settled(portal, id, ['finished'])).toMatchObject({ result: 'success' })
  expect(server.restored.get('message-1')).toBe(1)
})

test('statistics that the server never gives do not keep a restore that has ended from ending', async () => {
  const { server, start, finish, statuses } = await setUp()
  let asked = 0
  server.statistics = () => {
    asked += 1
    throw new Vb365Error('GET', 'answered something other than its document says', { status: 500 })
  }
  const { id } = await start(fill(server, 2))
  expect(await finish(id)).toMatchObject({ result: 'success', counts: { restored: 2 } })
  expect(await statuses(id)).toBe('restored restored')
  expect(asked).toBeGreaterThan(3)
})

test('a session that the person may no longer look at is unknown, not under way for ever', async () => {
  const { server, start, finish } = await setUp()
  for (let times = 0; times < 3; times++) {
    server.next(operations.restoreSession, () => {
      throw new Vb365Error('GET', 'answered 403', { status: 403 })
    })
  }
  const { id } = await start(fill(server, 1))
  expect(await finish(id)).toMatchObject({ state: 'unknown' })
})

test('a session that ended before it could be stopped is told of as it ended', async () => {
  const { server, service, start, finish } = await setUp()
  server.pace = 0
  const { id } = await start(fill(server, 2))
  await expect.poll(() => server.restores.length).toBe(1)
  server.next(operations.stopSession, () => {
    server.pace = 2
    throw new Vb365Error('POST', 'answered 400', { status: 400, said: 'The session is not running.' })
  })
  await service.stop(actor(), id)
  expect(await finish(id)).toMatchObject({ result: 'stopped', counts: { restored: 2 } })
})
