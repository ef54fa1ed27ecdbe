import { LRUCache } from 'lru-cache'
import type { RestoreProgress } from '../../contract/restores.ts'
import { sum } from './statistics.ts'

interface Moment {
  time: number
  done: number
}

interface Progress {
  id: string
  state: string
  counts: RestoreProgress['counts']
}

/** Over how long the pace is measured, and how long it takes to tell one, in milliseconds. */
const WINDOW = 30_000
const SHORTEST = 3_000

/**
 * How fast restores go on, by how they stood whenever someone looked. Nothing is told before there is something to tell
 * it by: a wrong guess is worse than none.
 */
export class Pace {
  readonly #seen = new LRUCache<string, Moment[]>({ max: 1000, ttl: 10 * WINDOW })

  look({ id, state, counts }: Progress, now = Date.now()): Pick<RestoreProgress, 'rate' | 'secondsLeft'> {
    if (state !== 'working') {
      this.#seen.delete(id)
      return { rate: null, secondsLeft: null }
    }
    const done = sum(counts)
    const seen = this.#seen.get(id) ?? []
    // Waiting for its first item is no pace, so it is measured from when it begins to move.
    if (seen.length === 1 && seen[0]?.done === done && done === 0) seen.length = 0
    if (seen.at(-1)?.time !== now) seen.push({ time: now, done })
    while (seen.length > 2 && (seen[1]?.time ?? now) < now - WINDOW) seen.shift()
    this.#seen.set(id, seen)
    const [first] = seen
    if (!first || now - first.time < SHORTEST || done <= first.done) return { rate: null, secondsLeft: null }
    const rate = ((done - first.done) * 1000) / (now - first.time)
    return { rate: Math.round(rate * 10) / 10, secondsLeft: Math.ceil((counts.total - done) / rate) }
  }
}
