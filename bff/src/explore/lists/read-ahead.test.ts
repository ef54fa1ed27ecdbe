import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { MissingRows, type PageWindow, readAhead } from './read-ahead.ts'

const options = { first: 20, size: 100, inFlight: 3 }

/** A server with so many rows that gives at most so many of them at a time, sooner or later. */
function serve(total: number, cap: number, links: boolean, delays: number[] = [0]) {
  const got = new Set<number>()
  let requests = 0
  let open = 0
  const seen = { most: 0, requests: () => requests, rows: got }
  const read = async ({ offset, limit }: PageWindow) => {
    const delay = delays[requests++ % delays.length] ?? 0
    open += 1
    seen.most = Math.max(seen.most, open)
    if (delay > 0) await sleep(delay)
    open -= 1
    const size = Math.min(limit, cap)
    const count = Math.max(0, Math.min(size, total - offset))
    for (let row = offset; row < offset + count; row++) {
      if (got.has(row)) throw new Error(`row ${row} is read twice`)
      got.add(row)
    }
    return { count, fresh: count, limit: size, hasNext: links ? offset + count < total : null }
  }
  return { read, seen }
}

describe('a list is read to its end', () => {
  test('each row once, whatever the server gives at a time, with links and without', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(900),
        fc.integer({ min: 15, max: 120 }),
        fc.boolean(),
        fc.array(fc.nat(2), { minLength: 1, maxLength: 5 }),
        async (total, cap, links, delays) => {
          const { read, seen } = serve(total, cap, links, delays)
          await readAhead(read, options, () => {})
          expect(seen.rows.size).toBe(total)
          expect(seen.most).toBeLessThanOrEqual(3)
        },
      ),
      { numRuns: 150 },
    )
  })

  test.each([
    ['nothing', 0, 1],
    ['one page', 20, 1],
    ['two pages', 120, 2],
  ])('%s takes no request too many', async (_, total, requests) => {
    const { read, seen } = serve(total, 1000, true)
    await readAhead(read, options, () => {})
    expect(seen.requests()).toBe(requests)
  })

  test('several pages are on their way at the same time', async () => {
    const { read, seen } = serve(5000, 1000, true, [1])
    await readAhead(read, options, () => {})
    expect(seen.most).toBe(3)
  })

  test('the first page is told at once', async () => {
    const { read, seen } = serve(5000, 1000, true, [0])
    const onFirst = vi.fn(() => expect(seen.rows.size).toBe(20))
    await readAhead(read, options, onFirst)
    expect(onFirst).toHaveBeenCalledOnce()
  })

  test('what goes wrong ends it', async () => {
    let requests = 0
    const read = async () => {
      if (++requests > 4) throw new Error('gone')
      return { count: 100, fresh: 100, limit: 100, hasNext: true }
    }
    await expect(readAhead(read, { ...options, first: 100 }, () => {})).rejects.toThrow('gone')
    await sleep(5)
    expect(requests).toBeLessThan(10)
  })

  test('a server that promises more and gives nothing does not keep it for ever', async () => {
    const read = vi.fn(async () => ({ count: 0, fresh: 0, limit: 100, hasNext: true }))
    await readAhead(read, options, () => {})
    expect(read.mock.calls.length).toBeLessThan(5)
  })

  test('nor does one that gives the same page for ever', async () => {
    const read = vi.fn(async ({ offset }: PageWindow) => ({
      ...{ count: 100, fresh: offset === 0 ? 100 : 0, limit: 100, hasNext: true },
    }))
    await readAhead(read, { ...options, first: 100 }, () => {})
    expect(read.mock.calls.length).toBeLessThan(5)
  })

  test('one that gives nothing in the middle is not taken at its word', async () => {
    const { read } = serve(900, 100, true)
    const hole = async (window: PageWindow) =>
      window.offset === 320 ? { count: 0, fresh: 0, limit: 100, hasNext: false } : await read(window)
    await expect(readAhead(hole, options, () => {})).rejects.toThrow(MissingRows)
  })
})
