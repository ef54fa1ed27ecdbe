import type { Body } from '@restore-portal/bff/contract/operation'
import type { RestoreChoice } from '@restore-portal/bff/contract/restore-choices'
import type { previewRestore } from '@restore-portal/bff/contract/restore-preview'
import type { Workload } from '@restore-portal/bff/contract/restores'

/** One thing to restore, and how to say its name. */
export interface WishedItem {
  choice: RestoreChoice
  name: string
  oneNote: boolean
  covered?: true | undefined
}

/** Things that someone selected, and is about to ask for. */
export interface NamedWish {
  scope: string
  items: WishedItem[]
}

/** All that is on the restore list, as they saw it. */
export interface ListWish {
  scope: string
  list: { revision: number }
  workloads: Workload[]
  count: number
}

export type Wish = NamedWish | ListWish

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

export const countOf = (wish: Wish): number => ('list' in wish ? wish.count : wish.items.length)

/** OneNote notebooks can't be restored with the rights that the portal has. */
export const restorable = ({ items }: NamedWish): WishedItem[] => items.filter(({ oneNote }) => !oneNote)

export const workloadsOf = (wish: Wish): Workload[] => {
  if ('list' in wish) return wish.workloads
  const found = new Set(restorable(wish).map(({ choice }) => choice.workload))
  return (['mail', 'onedrive'] as const).filter((workload) => found.has(workload))
}

/** The one moment that all is from; null where there are several. */
export const momentOf = (wish: Wish): string | null => {
  if ('list' in wish) return null
  const [first] = wish.items
  return first && wish.items.every(({ choice }) => choice.point === first.choice.point) ? first.choice.point : null
}

/** As it is sent: before defaults are filled in. */
export type WishBody = Body<typeof previewRestore>

export const bodyOf = (wish: Wish, choices: Choices): WishBody => {
  const hasMail = workloadsOf(wish).includes('mail')
  return {
    scope: wish.scope,
    ...('list' in wish ? { list: wish.list } : { items: restorable(wish).map(({ choice }) => choice) }),
    options: {
      mail: {
        missing: true,
        changed: choices.changed,
        markUnread: choices.markUnread,
        ...(hasMail && choices.elsewhere && choices.folder.trim() !== '' && { folder: choices.folder.trim() }),
      },
      onedrive: { existing: choices.existing, versions: choices.versions },
    },
  }
}
