import type { Explore } from '../../explore/explore-sessions.ts'
import { type InnerId, splitId } from '../../explore/ids.ts'
import { type Listed, readPages } from '../../explore/read-all.ts'
import { operations } from '../../vb365/operations.ts'
import type { ExchangeItem, LinkedDocument } from '../../vb365/schemas.ts'

/** From so many things of one mailbox or drive on, reading it is tried before each of them is asked for. */
export const WORTH_READING = 1000
/** A row of a page costs about a fortieth of a request of its own: beyond that, reading on gains nothing. */
const ROWS_FOR_ONE = 40

export interface Seen<Row> {
  /** By the portal's id. */
  rows: Map<string, Row>
  /** Containers read to their end: what is not among the rows is most likely not there. */
  whole: Set<string>
}

interface Wanted {
  portalId: string
}

/**
 * Reads mailboxes of which very many messages are wanted, page by page, until all of them have been seen or reading on
 * would take longer than asking. What is not among the rows has to be asked for.
 */
export const readManyMessages = (
  explore: Explore,
  wanted: readonly Wanted[],
  isOver?: () => boolean,
): Promise<Seen<ExchangeItem>> =>
  readMany(explore, wanted, isOver, (mailbox, query) =>
    explore.call(operations.mailItems, { params: { mailbox }, query }),
  )

/** The same for files in drives. */
export const readManyDocuments = (
  explore: Explore,
  wanted: readonly Wanted[],
  isOver?: () => boolean,
): Promise<Seen<LinkedDocument>> =>
  readMany(explore, wanted, isOver, (drive, query) => explore.call(operations.documents, { params: { drive }, query }))

type Read<Row extends Listed> = (
  container: string,
  window: { offset: number; limit: number },
) => ReturnType<Parameters<typeof readPages<Row>>[0]>

async function readMany<Row extends Listed>(
  explore: Explore,
  wanted: readonly Wanted[],
  isOver: () => boolean = () => false,
  read: Read<Row>,
): Promise<Seen<Row>> {
  const seen: Seen<Row> = { rows: new Map(), whole: new Set() }
  const byContainer = Map.groupBy(wanted.flatMap(partsOf), ({ container }) => container)
  for (const [container, together] of byContainer) {
    if (together.length < WORTH_READING || !explore.containers.some(({ id }) => id === container)) continue
    const open = new Map(together.map(({ id, portalId }) => [id, portalId]))
    let left = together.length * ROWS_FOR_ONE
    let isWhole = true
    for await (const page of readPages((window) => read(container, window))) {
      for (const row of page) {
        const portalId = open.get(row.id)
        if (portalId === undefined) continue
        seen.rows.set(portalId, row)
        open.delete(row.id)
      }
      left -= page.length
      isWhole = open.size > 0 && left > 0 && !isOver()
      if (!isWhole) break
    }
    if (isWhole) seen.whole.add(container)
  }
  return seen
}

/** What is no id is for whoever asks for each of them to refuse. */
function partsOf({ portalId }: Wanted): (InnerId & Wanted)[] {
  try {
    return [{ ...splitId(portalId), portalId }]
  } catch {
    return []
  }
}
