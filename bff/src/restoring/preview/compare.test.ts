import { describe, expect, test } from 'vitest'
import type { Explore } from '../../explore/explore-sessions.ts'
import { joinId } from '../../explore/ids.ts'
import { Vb365Error } from '../../vb365/errors.ts'
import { operations } from '../../vb365/operations.ts'
import { type Located, locatedMail } from '../locate/located.ts'
import { compareWithLatest } from './compare.ts'

const MAILBOX = 'mailbox-1'
const THEN = '2026-03-01T08:00:00.000Z'
const LATEST = '2026-03-02T08:00:00.000Z'

const row = (id: string, subject = `Subject of ${id}`) => ({ id, subject }) as Parameters<typeof locatedMail>[2]
const wanted = (count: number): Located[] =>
  Array.from({ length: count }, (_, index) => locatedMail(THEN, MAILBOX, row(`m${index}`)))

/** The latest backup's mailbox: what each item is, and what its list tells of. */
function mailbox(rows: ReturnType<typeof row>[], listed = rows) {
  const asked: string[] = []
  let pages = 0
  const explore = {
    containers: [{ id: MAILBOX, isArchive: false }],
    call: async (operation: unknown, { params, query }: { params: { item: string }; query: { offset: number } }) => {
      if (operation === operations.mailItems) {
        pages++
        return { offset: query.offset, limit: 1000, results: listed.slice(query.offset, query.offset + 1000) }
      }
      asked.push(params.item)
      const found = rows.find(({ id }) => id === params.item)
      if (!found) throw new Vb365Error('GET item', 'answered 404', { status: 404 })
      return found
    },
  } as unknown as Explore
  return { explore, asked, pages: () => pages }
}

const tell = async (items: Located[], explore: Explore, signal = new AbortController().signal) => {
  const compared = await compareWithLatest(items, { point: LATEST, explore, at: async () => explore }, signal)
  expect(compared.map(({ item }) => item)).toEqual(items)
  return Object.groupBy(compared, ({ verdict }) => verdict)
}

test('a few are asked for one by one', async () => {
  const { explore, asked, pages } = mailbox([row('m0'), row('m1', 'Another subject')])
  const told = await tell(wanted(3), explore)
  expect([told.identical?.length, told.changed?.length, told.missing?.length]).toEqual([1, 1, 1])
  expect([asked.length, pages()]).toEqual([3, 0])
})

describe('very many', () => {
  test('are compared with the list of all there is; of those missing, a sample is asked for', async () => {
    const there = wanted(3000).map((_, index) => row(`m${index}`, index < 10 ? 'Another subject' : undefined))
    const { explore, asked } = mailbox(there)
    const told = await tell(wanted(5000), explore)
    expect([told.changed?.length, told.identical?.length, told.missing?.length]).toEqual([10, 2990, 2000])
    expect(told.changed?.[0]?.item.portalId).toBe(joinId(MAILBOX, 'm0'))
    expect(asked.length).toBeLessThanOrEqual(16)
  })

  test('are asked for one by one where the list leaves out what is there', async () => {
    const there = wanted(1500).map((_, index) => row(`m${index}`))
    const { explore, asked } = mailbox(there, there.slice(0, 100))
    const told = await tell(wanted(2000), explore)
    expect([told.identical?.length, told.missing?.length]).toEqual([1500, 500])
    expect(asked).toHaveLength(1900)
  })

  test('do not have a mailbox read that is far larger than they are many', async () => {
    const others = Array.from({ length: 60_000 }, (_, index) => row(`other${index}`))
    const { explore, asked, pages } = mailbox(others)
    expect((await tell(wanted(1000), explore)).missing).toHaveLength(1000)
    expect([pages(), asked.length]).toEqual([40, 1000])
  })

  test('are unknown once nobody waits for it any more', async () => {
    const leaving = new AbortController()
    leaving.abort()
    const { explore, asked } = mailbox([row('m0')])
    const told = await tell(wanted(2000), explore, leaving.signal)
    expect([told.identical?.length ?? 0, told.unknown?.length]).toEqual([1, 1999])
    expect(asked).toEqual([])
  })
})
