import { expect, test } from 'vitest'
import { torture } from './torture.ts'

const KILLS = 300

test(
  'killed at every step of a restore, with answers lost too: everything is there once, and the record agrees',
  async () => {
    const { kills, restores, steps } = await torture(KILLS)
    expect(kills).toBeGreaterThanOrEqual(KILLS)
    // Before and after each step, with and without the server's answer.
    expect(restores).toBeGreaterThanOrEqual(4 * steps)
    expect(steps).toBeGreaterThan(30)
  },
  30 * 60_000,
)
