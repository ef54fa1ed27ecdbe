import type { RestoreRequest, Workload } from '@restore-portal/bff/contract/restores'

export interface WishedItem {
  id: string
  name: string
  oneNote: boolean
}

/** What someone selected, and is about to ask for. */
export interface Wish {
  scope: string
  point: string
  workload: Workload
  items: WishedItem[]
}

/** The dialog's answers. Nothing in the first ones overwrites anything. */
export interface Choices {
  changed: boolean
  markUnread: boolean
  elsewhere: boolean
  folder: string
  existing: 'keep' | 'replace'
  versions: 'last' | 'all'
}

export const safeChoices = (folder: string): Choices => ({
  changed: false,
  markUnread: false,
  elsewhere: false,
  folder,
  existing: 'keep',
  versions: 'last',
})

/** OneNote notebooks can't be restored with the rights that the portal has. */
export const restorable = ({ items }: Wish): WishedItem[] => items.filter(({ oneNote }) => !oneNote)

export const requestOf = (wish: Wish, choices: Choices): RestoreRequest => ({
  scope: wish.scope,
  items: restorable(wish).map(({ id }) => ({ workload: wish.workload, point: wish.point, kind: 'item', id })),
  options: {
    mail: {
      missing: true,
      changed: choices.changed,
      markUnread: choices.markUnread,
      ...(wish.workload === 'mail' && choices.elsewhere && { folder: choices.folder.trim() }),
    },
    onedrive: { existing: choices.existing, versions: choices.versions },
  },
})
