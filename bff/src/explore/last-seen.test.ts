import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { LastSeen, lastSeen } from './last-seen.ts'
import type { RestorePoint } from './restore-points.ts'

const time = (day: number) => new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString()
/** Newest first, one a day. */
const days = (count: number): RestorePoint[] =>
  Array.from({ length: count }, (_, index) => {
    const at = time(count - 1 - index)
    return { name: at, time: at, all: false, sources: new Map() }
  })

describe('when an item was last seen', () => {
  test('is the newest point that holds it, whatever its date says, in a few looks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 400 }),
        fc.nat(),
        fc.nat(),
        fc.constantFrom('right', 'none', 'far too early', 'in the future'),
        async (count, a, b, date) => {
          const [first, last] = [a % count, b % count].sort((x, y) => x - y) as [number, number]
          const since = {
            right: time(first - 0.5),
            none: null,
            'far too early': time(-900),
            'in the future': time(9000),
          }
          const isThere = vi.fn(async ({ time: at }: RestorePoint) => at >= time(first) && at <= time(last))
          const found = await lastSeen({ points: days(count), since: since[date], isThere })
          // A backup or two of an item whose date is wrong may be missed among hundreds.
          if (date === 'right' || count <= 16) expect(found).toBe(time(last))
          else expect([time(last), null]).toContain(found)
          expect(isThere.mock.calls.length).toBeLessThanOrEqual(date === 'right' ? 11 : 25)
        },
      ),
    )
  })

  test('is unknown where no point holds it, or there is none', async () => {
    expect(await lastSeen({ points: days(9), since: null, isThere: async () => false })).toBeNull()
    expect(await lastSeen({ points: [], since: null, isThere: async () => true })).toBeNull()
  })

  test('is found out once, again after an error, and forgotten at sign-out', async () => {
    const kept = new LastSeen()
    const isThere = vi.fn(async () => true)
    const ask = () => kept.find('ann me item', async () => ({ points: days(3), since: null, isThere }))
    isThere.mockRejectedValueOnce(new Error('gone'))
    await expect(ask()).rejects.toThrow('gone')
    expect(await Promise.all([ask(), ask()])).toEqual([time(2), time(2)])
    expect(isThere).toHaveBeenCalledTimes(2)
    kept.forget('an')
    await ask()
    expect(isThere).toHaveBeenCalledTimes(2)
    kept.forget('ann')
    await ask()
    expect(isThere).toHaveBeenCalledTimes(3)
  })
})
