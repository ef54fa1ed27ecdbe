import { notFound } from '../errors.ts'

/**
 * Ids of the portal for things in a mailbox or drive: the id of the mailbox or drive and the id of the thing, joined.
 * Each part is what the backup server gave, so it may hold anything.
 */
export interface InnerId {
  /** Mailbox or OneDrive. */
  container: string
  id: string
}

const SEPARATOR = '~'
/** The backup server's word for the top of a mailbox or drive. */
export const ROOT = 'root'

const encode = (part: string) => encodeURIComponent(part).replaceAll(SEPARATOR, '%7E')

export const joinId = (container: string, id: string): string => `${encode(container)}${SEPARATOR}${encode(id)}`

/** Throws "not found" for anything that {@link joinId} does not make. */
export function splitId(portalId: string): InnerId {
  const parts = portalId.split(SEPARATOR)
  try {
    const [container, id] = parts.map(decodeURIComponent)
    if (parts.length === 2 && container && id && joinId(container, id) === portalId) return { container, id }
  } catch {
    // Malformed percent-encoding, or lone surrogates: not an id of ours.
  }
  throw notFound()
}
