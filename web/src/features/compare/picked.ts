import type { ChangeKind } from '@restore-portal/bff/contract/compare'
import type { Change } from './api/compare.ts'
import type { Group } from './lines.ts'

/** What is needed to restore something and to say its name. */
export interface Wished {
  id: string
  name: string
  oneNote: boolean
  covered?: true | undefined
  /** The folder that it was in at the earlier moment. */
  parent: { id: string; path: string[] }
}

/** A change in a selection. */
export interface Picked extends Wished {
  kind: ChangeKind
  group: string
}

export const pick = ({ kind, item, folder, movedFrom }: Change): Picked => ({
  id: item.id,
  name: 'subject' in item ? item.subject : item.name,
  oneNote: 'oneNote' in item && item.oneNote,
  ...(item.covered && { covered: item.covered }),
  parent: movedFrom ?? folder,
  kind,
  group: folder.id,
})

/** What can be had back: what was added was not there. */
export const restorable = (picked: Iterable<Picked>): Picked[] => [...picked].filter(({ kind }) => kind !== 'added')

export const headingId = (group: Pick<Group, 'id'>): string => `folder ${group.id}`

/** A selection as the list shows it: a folder's heading is selected once all changes in it are. */
export const withHeadings = (selection: ReadonlyMap<string, Picked>, groups: Group[]): ReadonlyMap<string, unknown> => {
  const counts = new Map<string, number>()
  for (const { group } of selection.values()) counts.set(group, (counts.get(group) ?? 0) + 1)
  const shown = new Map<string, unknown>(selection)
  for (const group of groups) if (counts.get(group.id) === group.count) shown.set(headingId(group), group)
  return shown
}
