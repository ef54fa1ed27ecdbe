import { absentAsNull } from './absent.ts'
import type { Explore } from './explore-sessions.ts'
import type { OpenedPoint } from './opened-point.ts'

/**
 * What is asked for as the newest restore point has it, to tell what was deleted by then: null where it is not there,
 * and undefined where the question makes no sense, deleted things not being shown at all.
 */
export async function stillThere<T>(
  { plain }: OpenedPoint,
  container: string,
  ask: (explore: Explore) => Promise<T>,
): Promise<T | null | undefined> {
  if (!plain) return undefined
  const explore = await plain()
  const isKnown = explore.containers.some(({ id }) => id === container)
  return isKnown ? await absentAsNull(ask(explore)) : null
}

/** Whether each of several things is deleted. */
export function deletedAmong(remaining: readonly { id: string }[] | null | undefined): (id: string) => boolean {
  if (remaining === undefined) return () => false
  const ids = new Set(remaining?.map(({ id }) => id))
  return (id) => !ids.has(id)
}
