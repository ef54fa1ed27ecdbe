import { expect, test } from 'vitest'
import { Vb365Error } from '../vb365/errors.ts'
import { operations } from '../vb365/operations.ts'
import { actor, fill, setUp } from './testing/portal.ts'

const restoreMail = `${operations.restoreMail.method} ${operations.restoreMail.path}`
const failure = (message: string, rest: ConstructorParameters<typeof Vb365Error>[2]) => () => {
  throw new Vb365Error(restoreMail, message, rest)
}

test.each([
  ['403', { status: 403, said: 'You\u0000may not' }, 'You may not'],
  ['400', { status: 400, said: 'Bad folder' }, 'Bad folder'],
  ['500', { status: 500, said: 'Oops' }, 'Oops'],
])('refused with %s: failed, with the reason, and not asked again', async (_, rest, message) => {
  const { server, service, start, finish, items: itemsOf, events: eventsOf } = await setUp()
  server.next(operations.restoreMail, failure('failed', rest))
  const { id } = await start(fill(server, 2, 1))
  expect(await finish(id)).toMatchObject({ result: 'warning', counts: { total: 3, restored: 1, failed: 2 } })
  const [items, events] = [await itemsOf(id), await eventsOf(id)]
  expect(items.map((item) => [item.status, item.message])).toEqual([
    ['failed', message],
    ['failed', message],
    ['restored', ''],
  ])
  expect(events.at(-1)).toMatchObject({ status: 'failed', message })
  await service.list(actor())
  expect(server.restores).toHaveLength(1)
})

const unavailable = failure('Service Unavailable', { status: 503, retryAfter: 1 })

test('503, and no session bears the mark: it waits, looks once more, and is asked for again', async () => {
  const { server, portal, start, finish } = await setUp()
  const pauses: unknown[] = []
  for (let times = 0; times < 2; times++) server.next(operations.restoreMail, unavailable)
  const { id } = await start(fill(server, 2))
  server.next(operations.restoreMail, async (carryOut) => {
    pauses.push((await portal.restores.find(actor().signedIn.person, id))?.paused)
    return carryOut()
  })
  expect(await finish(id)).toMatchObject({ result: 'success', paused: null, counts: { restored: 2 } })
  expect(server.restores).toHaveLength(1)
})

test('503, but it was carried out, at once or late: found by its mark, asked for once', async () => {
  for (const isLate of [false, true]) {
    const { server, start, finish } = await setUp()
    server.next(operations.restoreMail, (carryOut) => {
      if (!isLate) carryOut()
      // After the last of the looks that follow the answer, before the one that goes before asking again.
      else {
        const looks = [0, 1, 2].map(() => (look: () => unknown) => look())
        for (const look of looks) server.next(operations.restoreSessions, look)
        server.next(operations.restoreSessions, (look) => {
          carryOut()
          return look()
        })
      }
      unavailable()
    })
    const { id } = await start(fill(server, 2))
    expect(await finish(id)).toMatchObject({ result: 'success', counts: { restored: 2 } })
    expect([...server.restored.values()]).toEqual([1, 1])
    expect(server.calls.filter((call) => call === restoreMail)).toHaveLength(0)
  }
})

test('503, and nothing can be looked up for a while: nothing is asked again before that', async () => {
  const { server, start, finish } = await setUp()
  server.next(operations.restoreMail, (carryOut) => {
    carryOut()
    unavailable()
  })
  for (let times = 0; times < 8; times++) server.next(operations.restoreSessions, unavailable)
  const { id } = await start(fill(server, 2))
  expect(await finish(id)).toMatchObject({ result: 'success', counts: { restored: 2 } })
  expect([...server.restored.values()]).toEqual([1, 1])
})

test('500, and nothing can be looked up: unknown, not failed', async () => {
  const { server, start, finish } = await setUp()
  server.next(operations.restoreMail, failure('failed', { status: 500 }))
  for (let times = 0; times < 3; times++) server.next(operations.restoreSessions, unavailable)
  const { id } = await start(fill(server, 2))
  expect(await finish(id)).toMatchObject({ state: 'unknown' })
})

test.each([{ uncertain: true }, { status: 502, uncertain: true }, { status: 500 }])(
  'the answer is lost after it was carried out (%o): found by its mark, asked for once',
  async (rest) => {
    const { server, start, finish } = await setUp()
    server.next(operations.restoreMail, (carryOut) => {
      carryOut()
      failure('other side closed', rest)()
    })
    const { id } = await start(fill(server, 2))
    expect(await finish(id)).toMatchObject({ state: 'finished', result: 'success', counts: { restored: 2 } })
    expect([...server.restored.values()]).toEqual([1, 1])
  },
)

test('lost, and nowhere to be found: unknown, the rest goes on, and it is adopted once it shows up', async () => {
  const { server, service, start, finish, statuses } = await setUp()
  let late = () => {}
  server.next(operations.restoreMail, (carryOut) => {
    late = carryOut
    failure('other side closed', { uncertain: true })()
  })
  const { id } = await start(fill(server, 1, 1))
  expect(await finish(id)).toMatchObject({ state: 'unknown', result: null, endedAt: null, counts: { restored: 1 } })
  expect(await statuses(id)).toBe('waiting restored')
  await service.list(actor())
  expect(await finish(id)).toMatchObject({ state: 'unknown' })
  late()
  await expect
    .poll(async () => (await service.list(actor()))[0])
    .toMatchObject({ state: 'finished', result: 'success' })
  expect([...server.restored.values()]).toEqual([1, 1])
})

test.each([
  ['throttled', 'POST x/operatorRestore', { status: 429, retryAfter: 5 }],
  ['unavailable, on the way there', 'POST /Organization/OperatorExplore', { status: 503 }],
  ['not reached', 'POST x/operatorRestore', {}],
  ['the token could not be renewed', 'POST /token', { uncertain: true }],
])('%s: nothing was started, and it is asked for again until it is', async (_, operation, rest) => {
  const { server, start, finish } = await setUp()
  for (let times = 0; times < 3; times++) {
    server.next(operations.restoreMail, () => {
      throw new Vb365Error(operation, 'not now', rest)
    })
  }
  const { id } = await start(fill(server, 2))
  expect(await finish(id)).toMatchObject({ result: 'success', paused: null, counts: { restored: 2 } })
  expect(server.restores).toHaveLength(1)
})
