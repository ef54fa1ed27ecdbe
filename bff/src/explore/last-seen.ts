import { LRUCache } from 'lru-cache'
import type { RestorePoint } from './restore-points.ts'

/** Looking into a restore point means opening it: so many guesses for one item, and then some ten halvings. */
const GUESSES = 16
const KEPT = 20_000

interface Question {
  /** Newest first, all with the workload in question. */
  points: readonly RestorePoint[]
  /** When the item came into being or was last changed, as far as it says so. */
  since: string | null
  isThere: (point: RestorePoint) => Promise<boolean>
}

/** Until when deleted items were there; found out once for each. */
export class LastSeen {
  readonly #found = new LRUCache<string, Promise<string | null>>({ max: KEPT })

  /** `key` tells apart portal sessions, scopes, newest points and items. */
  find(key: string, question: () => Promise<Question>): Promise<string | null> {
    const known = this.#found.get(key)
    if (known) return known
    const finding = question().then(lastSeen)
    this.#found.set(key, finding)
    finding.catch(() => this.#found.delete(key))
    return finding
  }

  /** @param keys how the keys begin behind that of the portal session */
  forget(sessionKey: string, keys = ''): void {
    for (const key of this.#found.keys()) if (key.startsWith(`${sessionKey} ${keys}`)) this.#found.delete(key)
  }
}

/**
 * The newest point that holds the item. An item is there from the first backup after it came into being to the last
 * before it was deleted, so that halving finds its end; one that was deleted, restored and deleted again may be told
 * of its first end.
 */
export async function lastSeen({ points, since, isThere }: Question): Promise<string | null> {
  const looked = new Map<number, boolean>()
  const look = async (index: number): Promise<boolean> => {
    const known = looked.get(index)
    const point = points[index]
    if (known !== undefined) return known
    if (!point) return false
    const found = await isThere(point)
    looked.set(index, found)
    return found
  }

  for (const index of guesses(points, since)) {
    if (looked.size >= GUESSES) return null
    if (!(await look(index))) continue
    let [present, absent] = [index, -1]
    for (const [other, found] of looked) if (!found && other < present) absent = Math.max(absent, other)
    while (present - absent > 1) {
      const middle = Math.floor((present + absent) / 2)
      if (await look(middle)) present = middle
      else absent = middle
    }
    return points[present]?.time ?? null
  }
  return null
}

/**
 * Where to look for a point that holds it: the newest; the first after the item's own date, since what was there for
 * one backup only was there for that one; and, dates of imported items saying nothing, ever further back.
 */
function* guesses(points: readonly RestorePoint[], since: string | null): Generator<number> {
  yield 0
  if (since !== null) yield points.findLastIndex(({ time }) => time >= since)
  for (let step = 1; step < points.length; step *= 2) yield step
  for (let index = points.length - 1; index > 0; index--) yield index
}
