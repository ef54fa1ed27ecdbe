import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAll } from './read-all.ts'

const items = (from: number, count: number) => Array.from({ length: count }, (_, index) => ({ id: `${from + index}` }))

/** A server with so many items that gives at most so many at a time, with links and without. */
function serve(total: number, most: number, { links = false, ignoresOffset = false } = {}) {
  const server = {
    asked: 0,
    read: async ({ offset, limit }: { offset: number; limit: number }) => {
      server.asked += 1
      const size = Math.min(limit, most)
      const start = ignoresOffset ? 0 : offset
      const results = items(start, Math.max(0, Math.min(total, start + size) - start))
      const _links = start + size < total || ignoresOffset ? { next: {} } : {}
      return { limit: size, results, ...(links ? { _links } : {}) }
    },
  }
  return server
}

test('a list is read to its end, each item once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(400), fc.integer({ min: 1, max: 120 }), fc.boolean(), async (total, most, links) => {
      expect(await readAll(serve(total, most, { links }).read)).toEqual(items(0, total))
    }),
  )
})

test('a server that gives the same page for ever is asked for it twice', async () => {
  for (const links of [true, false]) {
    const server = serve(50, 50, { ignoresOffset: true, links })
    expect(await readAll(server.read)).toEqual(items(0, 50))
    expect(server.asked).toBe(2)
  }
})

test('what has an id in common is told apart by its version, and by the mailbox it is in', async () => {
  const results = [
    { id: 'a', versionId: 512 },
    { id: 'a', versionId: 1024 },
    { id: 'a', mailboxId: 'one' },
    { id: 'a', mailboxId: 'two' },
  ]
  expect(await readAll(async () => ({ limit: 1000, results: [...results, ...results] }))).toEqual(results)
})

test('a list that never ends is given up', async () => {
  const read = async ({ offset, limit }: { offset: number; limit: number }) => ({
    limit,
    results: items(offset, limit),
  })
  await expect(readAll(read)).rejects.toMatchObject({ code: 'too_large' })
})
