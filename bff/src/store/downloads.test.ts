import { expect, test } from 'vitest'
import { temporaryDatabase } from '../testing/database.ts'
import { createDownloadStore, type Ticket } from './downloads.ts'

const HOUR = 3_600_000

const ticket = (id: string, sessionKey = 'ann'): Ticket => ({
  ...{ id, sessionKey, scope: 'me' },
  items: [
    {
      ...{ workload: 'mail', point: '2026-07-01T00:00:00.000Z', container: 'box', id: 'item', kind: 'item' },
      ...{ version: null, name: 'Hello', size: null, modified: 5 },
    },
  ],
})

test('a ticket is for its portal session alone', async () => {
  const store = createDownloadStore(await temporaryDatabase())
  await store.insert(ticket('a'), 0)
  expect(await store.find('ann', 'a', 0)).toEqual(ticket('a'))
  expect(await store.find('bob', 'a', 0)).toBeNull()
  expect(await store.find('ann', 'b', 0)).toBeNull()
})

test('it is good for an hour after its last use, and goes with the session', async () => {
  const store = createDownloadStore(await temporaryDatabase())
  await store.insert(ticket('a'), 0)
  expect(await store.find('ann', 'a', HOUR)).not.toBeNull()
  expect(await store.find('ann', 'a', HOUR + 1)).toBeNull()
  await store.extend('a', 1000)
  expect(await store.find('ann', 'a', HOUR + 1)).not.toBeNull()
  await store.forget('bob')
  expect(await store.find('ann', 'a', 0)).not.toBeNull()
  await store.forget('ann')
  expect(await store.find('ann', 'a', 0)).toBeNull()
})

test('of many tickets of a session the oldest go, and those of others stay', async () => {
  const store = createDownloadStore(await temporaryDatabase())
  await store.insert(ticket('other', 'bob'), 0)
  for (let number = 1; number <= 60; number++) await store.insert(ticket(`t${number}`), number)
  expect(await store.find('ann', 't10', 60)).toBeNull()
  expect(await store.find('ann', 't11', 60)).not.toBeNull()
  expect(await store.find('bob', 'other', 60)).not.toBeNull()
})
