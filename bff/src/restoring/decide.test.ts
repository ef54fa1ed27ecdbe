import { expect, test } from 'vitest'
import { Vb365Error } from '../vb365/errors.ts'
import { operations } from '../vb365/operations.ts'
import { actor, fill, request, settled, setUp } from './testing/portal.ts'

const lost = () => {
  throw new Vb365Error('POST', 'other side closed', { uncertain: true })
}

test('what was never carried out is asked for anew, once, when the person says so', async () => {
  const { server, portal, service, start, finish } = await setUp()
  server.next(operations.restoreMail, lost)
  const { id } = await start(fill(server, 2, 1))
  expect(await finish(id)).toMatchObject({ state: 'unknown' })
  const [before] = await portal.calls.of(id)
  expect((await service.check(actor(), id)).restore.state).toBe('unknown')
  expect(server.restored.get('message-1')).toBeUndefined()
  await Promise.all([service.goOn(actor(), id), service.goOn(actor(), id)])
  expect(await settled(portal, id, ['finished'])).toMatchObject({
    result: 'success',
    counts: { total: 3, restored: 3 },
  })
  expect([...server.restored.values()]).toEqual([1, 1, 1])
  expect((await portal.calls.of(id))[0]?.mark).not.toBe(before?.mark)
})

test('what turns up late is followed, not asked for anew', async () => {
  const { server, portal, service, start, finish } = await setUp()
  let carryOutNow = () => {}
  server.next(operations.restoreMail, (carryOut) => {
    carryOutNow = () => void carryOut()
    return lost()
  })
  const { id } = await start(fill(server, 1))
  expect(await finish(id)).toMatchObject({ state: 'unknown' })
  carryOutNow()
  await service.goOn(actor(), id)
  expect(await settled(portal, id, ['finished'])).toMatchObject({ result: 'success' })
  expect(server.restored.get('message-1')).toBe(1)
})

test('while the backup server cannot be asked, nothing is decided', async () => {
  const { server, portal, service, start, finish } = await setUp()
  server.next(operations.restoreMail, lost)
  const { id } = await start(fill(server, 1))
  expect(await finish(id)).toMatchObject({ state: 'unknown' })
  server.next(operations.restoreSessions, () => {
    throw new Vb365Error('GET', 'answered 503', { status: 503 })
  })
  await expect(service.goOn(actor(), id)).rejects.toMatchObject({ status: 503 })
  expect(await portal.calls.of(id)).toMatchObject([{ state: 'unknown' }])
  expect(server.restored.size).toBe(0)
})

test('of a session that is gone from the history, what it did stays and the rest is asked for', async () => {
  const { server, portal, service, start, finish, statuses } = await setUp()
  server.pace = 0
  const { id } = await start(fill(server, 3))
  await expect.poll(() => server.restores.length).toBe(1)
  const [session] = server.restores
  if (session) session.done = 1
  await expect.poll(() => statuses(id)).toBe('restored waiting waiting')
  server.sessions.clear()
  expect(await finish(id)).toMatchObject({ state: 'unknown' })
  server.pace = 5
  await service.goOn(actor(), id)
  expect(await settled(portal, id, ['finished'])).toMatchObject({
    result: 'success',
    counts: { total: 3, restored: 3 },
  })
  expect([1, 2, 3].map((number) => server.restored.get(`message-${number}`))).toEqual([1, 2, 2])
})

test('failed items are restored again as they were asked for; with the same key once', async () => {
  const { server, portal, service, start, finish } = await setUp()
  server.next(operations.restoreDocuments, () => {
    throw new Vb365Error('POST', 'answered 403', { status: 403, said: 'Not now' })
  })
  const options = { onedrive: { existing: 'replace', versions: 'all' } }
  const { id } = await start(fill(server, 1, 2), { options, reason: 'Ticket 7' })
  expect(await finish(id)).toMatchObject({ result: 'warning', counts: { failed: 2 } })
  const again = await service.repeat(actor(), 'again', id)
  expect((await service.repeat(actor(), 'again', id)).id).toBe(again.id)
  expect(await settled(portal, again.id)).toMatchObject({
    ...{ result: 'success', repeats: id, reason: 'Ticket 7', chosen: 2 },
    counts: { total: 2, restored: 2 },
  })
  expect(server.bodies.at(-1)).toMatchObject({ documentAction: 'Overwrite' })
  await expect(service.repeat(actor(), 'more', again.id)).rejects.toMatchObject({ code: 'nothing_to_restore' })
  await expect(service.repeat(actor('bob'), 'bob', id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(service.start(actor(), 'again', request(fill(server, 1)))).rejects.toMatchObject({
    code: 'idempotency_key_reused',
  })
})
