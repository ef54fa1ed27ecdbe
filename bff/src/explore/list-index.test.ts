import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ListIndex } from './list-index.ts'
import { byNumber, byText, inTurn, towards } from './order.ts'
import { readPages } from './read-all.ts'

interface Row {
  id: string
  size: number
}

const bySize = inTurn(
  byNumber((row: Row) => row.size),
  byText((row) => row.id),
)
const rows = fc
  .array(fc.nat(20), { maxLength: 300 })
  .map((sizes) => sizes.map((size, index) => ({ id: `r${index}`, size })))

async function* inPages(all: Row[], limit: number): AsyncGenerator<Row[]> {
  for (let offset = 0; offset < all.length; offset += limit) yield all.slice(offset, offset + limit)
}

describe('a list read page by page', () => {
  test('windows side by side hold every row once, in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom('asc', 'desc'),
        async (all, limit, direction) => {
          const list = new ListIndex(inPages(all, 7))
          await list.complete
          const seen: Row[] = []
          for (let offset = 0; offset < all.length; offset += limit) {
            const window = await list.window({ offset, limit }, direction, towards(direction, bySize))
            expect(window.total).toBe(all.length)
            expect(window.complete).toBe(true)
            seen.push(...window.items)
          }
          expect(seen).toEqual(all.toSorted(towards(direction, bySize)))
        },
      ),
    )
  })

  test('shows the first page while the second has not come', async () => {
    let release: () => void = () => {}
    const second = new Promise<void>((resolve) => {
      release = resolve
    })
    const list = new ListIndex<Row>(
      (async function* () {
        yield [{ id: 'a', size: 1 }]
        await second
        yield [{ id: 'b', size: 2 }]
      })(),
    )
    const early = await list.window({ offset: 0, limit: 10 }, 'asc', bySize)
    expect(early).toMatchObject({ total: 1, complete: false })
    release()
    await list.complete
    const late = await list.window({ offset: 0, limit: 10 }, 'asc', bySize)
    expect(late).toMatchObject({ total: 2, complete: true })
  })

  test('tells everyone who asks what ended the reading', async () => {
    const list = new ListIndex<Row>(
      (async function* () {
        yield [{ id: 'a', size: 1 }]
        throw new Error('gone')
      })(),
    )
    await expect(list.complete).rejects.toThrow('gone')
    await expect(list.window({ offset: 0, limit: 1 }, 'asc', bySize)).rejects.toThrow('gone')
  })
})

describe('pages of the backup server', () => {
  const serve =
    (total: number, cap: number, links: boolean) =>
    async ({ offset, limit }: { offset: number; limit: number }) => {
      const size = Math.min(limit, cap)
      const results = Array.from({ length: Math.max(0, Math.min(size, total - offset)) }, (_, index) => offset + index)
      const next = offset + results.length < total
      return { limit: size, results, ...(links ? { _links: { self: {}, ...(next ? { next: {} } : {}) } } : {}) }
    }

  test('are read to the last one, with links and without, also where the server gives fewer than asked for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(3500), fc.integer({ min: 300, max: 1200 }), fc.boolean(), async (total, cap, links) => {
        const all: number[] = []
        for await (const page of readPages(serve(total, cap, links))) all.push(...page)
        expect(all).toEqual(Array.from({ length: total }, (_, index) => index))
      }),
      { numRuns: 40 },
    )
  })
})
