import type { Workload } from '../../contract/restores.ts'

/** Where an item is restored from: what one request to the backup server can hold has all of it in common. */
export interface Place {
  workload: Workload
  /** ISO 8601, UTC. */
  point: string
  /** Mailbox or OneDrive. */
  container: string
}

export interface PlannedCall<Item> extends Place {
  /** From 1, in the order in which they are asked for. */
  number: number
  items: Item[]
}

/** Bounds how much one lost answer leaves in doubt, and how much a stop in the middle has to wait for. */
const CALL_SIZE = 500

/** Splits a list into requests: every item is in exactly one, and those of one place keep their order. */
export function plan<Item extends Place>(items: readonly Item[], size = CALL_SIZE): PlannedCall<Item>[] {
  const places = Map.groupBy(items, ({ workload, point, container }) => JSON.stringify([workload, point, container]))
  return [...places.values()]
    .flatMap((together) => split(together, size))
    .flatMap((part, index) => {
      const [first] = part
      if (!first) return []
      const { workload, point, container } = first
      return [{ number: index + 1, workload, point, container, items: part }]
    })
}

const split = <Item>(items: Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, part) => items.slice(part * size, (part + 1) * size))
