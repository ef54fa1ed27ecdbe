import { expect, test } from 'vitest'
import { operations } from '../vb365/operations.ts'
import { actor, fill, request, settled, setUp, startPortal } from './testing/portal.ts'

test('signed out in the middle: what runs goes on, the rest is offered at the next sign-in', async () => {
  const { server, portal, service, start } = await setUp()
  server.pace = 0
  const { id } = await start(fill(server, 2, 1))
  await expect.poll(() => server.restores.length).toBe(1)
  server.signedOut.add(actor().sessionKey)
  server.pace = 1
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(await portal.restores.find(actor().signedIn.person, id)).toMatchObject({ state: 'working' })
  expect(server.restores).toHaveLength(1)

  const again = actor('ann', 'second session')
  await service.takeUp(again)
  expect(await settled(portal, id, ['waiting'])).toMatchObject({ paused: 'sign-in', counts: { restored: 2 } })
  expect(server.restores).toHaveLength(1)
  await service.goOn(again, id)
  expect(await settled(portal, id)).toMatchObject({ result: 'success', sessionKey: 'second session' })
  expect([...server.restored.values()]).toEqual([1, 1, 1])
})

test('signed out between calls: what was not asked for waits', async () => {
  const { server, portal, service, start } = await setUp()
  server.next(operations.restoreDocuments, (carryOut) => {
    server.signedOut.add(actor().sessionKey)
    carryOut()
  })
  const { id } = await start(fill(server, 1, 1))
  await expect.poll(() => portal.calls.of(id)).toMatchObject([{ state: 'finished' }, { state: 'intended' }])
  await expect.poll(async () => (await portal.restores.find(actor().signedIn.person, id))?.state).toBe('waiting')
  const again = actor('ann', 'second session')
  expect(await service.list(again)).toMatchObject([{ paused: 'sign-in' }])
  expect(server.restores).toHaveLength(1)
  await service.goOn(again, id)
  expect(await settled(portal, id)).toMatchObject({ result: 'success', paused: null })
  expect([...server.restored.values()]).toEqual([1, 1])
})

test('back before anyone has noticed: what was not asked for waits all the same', async () => {
  const { server, portal, service, start } = await setUp()
  server.pace = 0
  const { id } = await start(fill(server, 2, 1))
  await expect.poll(() => server.restores.length).toBe(1)
  await service.endSession(actor().sessionKey)
  server.signedOut.add(actor().sessionKey)
  const again = actor('ann', 'second session')
  await service.takeUp(again)
  server.pace = 1
  expect(await settled(portal, id, ['waiting'])).toMatchObject({ paused: 'sign-in', counts: { restored: 2 } })
  await service.goOn(again, id)
  expect(await settled(portal, id)).toMatchObject({ result: 'success' })
  expect([...server.restored.values()]).toEqual([1, 1, 1])
})

test('while another session of the person stands, that one carries on', async () => {
  const { server, portal, service, start } = await setUp()
  server.pace = 0
  const { id } = await start(fill(server, 1, 1))
  await expect.poll(() => server.restores.length).toBe(1)
  await service.list(actor('ann', 'second session'))
  server.signedOut.add(actor().sessionKey)
  server.pace = 1
  expect(await settled(portal, id)).toMatchObject({ result: 'success', sessionKey: 'second session' })
})

test('when the portal starts, restores go on whose portal session still stands, and no others', async () => {
  const { server, database, portal, service, start } = await setUp()
  server.pace = 0
  const { id } = await start(fill(server, 1))
  const other = await service.start(actor('bob'), 'key', request(fill(server, 1)))
  await expect.poll(() => server.restores.length).toBe(2)
  await service.close()
  expect(await portal.restores.find(actor().signedIn.person, id)).toMatchObject({ state: 'working' })

  server.pace = 1
  await database.run("insert into restore_tokens (session_id, sealed, expires_at) values ($1, '', 0)", [
    actor().sessionKey,
  ])
  const next = startPortal(database, (key) => server.backup(key))
  await next.service.resume(async (sessionKey) => actor('ann', sessionKey))
  expect(await settled(next, id)).toMatchObject({ result: 'success' })
  expect(await next.restores.find(actor('bob').signedIn.person, other.id)).toMatchObject({ state: 'working' })
})

test('a closing portal asks for nothing more, and waits for the answer that is under way', async () => {
  const { server, database, portal, service, start } = await setUp()
  const answer = Promise.withResolvers<void>()
  server.next(operations.restoreMail, async (carryOut) => {
    const started = carryOut()
    await answer.promise
    return started
  })
  const { id } = await start(fill(server, 1, 1))
  await expect.poll(() => server.restores.length).toBe(1)
  const closed = service.close()
  answer.resolve()
  await closed
  expect(await portal.calls.of(id)).toMatchObject([{ state: 'started' }, { state: 'intended' }])

  const next = startPortal(database, (key) => server.backup(key))
  await next.service.list(actor())
  expect(await settled(next, id)).toMatchObject({ result: 'success' })
  expect([...server.restored.values()]).toEqual([1, 1])
})
