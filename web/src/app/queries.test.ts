import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ProblemError } from '../lib/problem-error.ts'
import { queries } from './queries.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  queries.clear()
})

const busy = (retryAfter?: number) =>
  new ProblemError('backup_server_busy', { requestId: 'r', ...(retryAfter === undefined ? {} : { retryAfter }) })

/** How often it is asked for in a minute, and whether that is the end of it. */
async function askFor(error: Error) {
  let asked = 0
  const query = queries.fetchQuery({
    queryKey: [error],
    retry: queries.getDefaultOptions().queries?.retry as never,
    queryFn: () => {
      asked += 1
      throw error
    },
  })
  const ended = query.then(
    () => false,
    () => true,
  )
  await vi.advanceTimersByTimeAsync(60_000)
  return { asked, ended: await Promise.race([ended, 'still loading']) }
}

test('a server that is busy for a moment is asked again', async () => {
  expect(await askFor(busy(2))).toEqual({ asked: 3, ended: true })
  expect(await askFor(busy())).toEqual({ asked: 3, ended: true })
})

test('one that wants to be left alone for an hour is told of at once, and not asked again', async () => {
  expect(await askFor(busy(3600))).toEqual({ asked: 1, ended: true })
})
