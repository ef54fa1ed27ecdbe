import { joinId } from './ids.ts'

/**
 * The link to the folder in which something lies; empty where there is none. The vendor's document leaves open which
 * links there are.
 */
export function parentLink({ _links: links }: { _links?: unknown }): string {
  const parent = typeof links === 'object' && links !== null && 'parent' in links ? links.parent : null
  const href = typeof parent === 'object' && parent !== null && 'href' in parent ? parent.href : null
  return typeof href === 'string' ? href : ''
}

/** The id in the backup server's own words; null where the link leads to no folder. The link itself is never followed. */
export function linkedFolder(link: string): string | null {
  const [, id] = /\/folders\/([^/?#]{1,1024})$/i.exec(link) ?? []
  try {
    return id === undefined ? null : decodeURIComponent(id)
  } catch {
    return null
  }
}

/** The portal's id of the folder that a link leads to. */
export function folderBehind(container: string, link: string): string | null {
  const id = linkedFolder(link)
  try {
    return id === null ? null : joinId(container, id)
  } catch {
    // Lone surrogates cannot stand in an address.
    return null
  }
}
