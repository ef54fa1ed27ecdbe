import { expect, test } from 'vitest'
import { Vb365Error } from '../vb365/errors.ts'
import { operations } from '../vb365/operations.ts'
import { actor, fill, request, setUp } from './testing/portal.ts'

test('stop: the server is asked to, and what was not asked for never is', async () => {
  const { server, service, start, finish, statuses } = await setUp()
  server.pace = 0
  const { id } = await start(fill(server, 2, 1))
  await expect.poll(() => server.restores.length).toBe(1)
  const [session] = server.restores
  if (session) session.done = 1
  await service.stop(actor(), id)
  expect(await finish(id)).toMatchObject({
    result: 'stopped',
    counts: { total: 3, restored: 1, skipped: 2, failed: 0 },
  })
  expect(session?.state).toBe('Stopped')
  expect(await statuses(id)).toBe('restored skipped skipped')
  expect(server.restores).toHaveLength(1)
})

test('stop before anything was asked for: it is over at once', async () => {
  const { server, service, portal } = await setUp()
  server.pace = 0
  const items = fill(server, 1)
  for (const key of ['1', '2', '3']) await service.start(actor(), key, request(items))
  const { id } = await service.start(actor(), '4', request(items))
  await service.stop(actor(), id)
  expect(await portal.restores.find(actor().signedIn.person, id)).toMatchObject({
    state: 'finished',
    result: 'stopped',
  })
  server.pace = 1
  await expect.poll(async () => (await service.list(actor())).map(({ state }) => state)).not.toContain('working')
  expect(server.restores).toHaveLength(3)
})

test('stop while the answer is under way: stopped once its session is known', async () => {
  const { server, service, start, finish } = await setUp()
  server.pace = 0
  const answer = Promise.withResolvers<void>()
  server.next(operations.restoreMail, async (carryOut) => {
    const started = carryOut()
    await answer.promise
    return started
  })
  const { id } = await start(fill(server, 1))
  await expect.poll(() => server.restores.length).toBe(1)
  await service.stop(actor(), id)
  answer.resolve()
  expect(await finish(id)).toMatchObject({ result: 'stopped' })
  expect(server.restores[0]?.state).toBe('Stopped')
})

test('a stop that did not arrive is sent again, and what is finished stays as it is', async () => {
  const { server, service, start, finish } = await setUp()
  server.pace = 0
  server.next(operations.stopSession, () => {
    throw new Vb365Error('stop', 'other side closed', { uncertain: true })
  })
  const { id } = await start(fill(server, 1))
  await expect.poll(() => server.restores.length).toBe(1)
  await service.stop(actor(), id)
  const { endedAt } = await finish(id)
  await service.stop(actor(), id)
  expect(await finish(id)).toMatchObject({ result: 'stopped', endedAt })
})
