import type { FolderNode } from '../source.ts'

/** The order of Outlook: what people open most comes first; other folders follow by name. */
const kinds: FolderNode['kind'][] = [
  'inbox',
  'drafts',
  'sent',
  'deleted',
  'junk',
  'archive-mailbox',
  'folder',
  'calendar',
  'contacts',
  'tasks',
  'notes',
  'journal',
  'outbox',
  'recoverable',
]

const rank = new Map(kinds.map((kind, index) => [kind, index]))
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

const rankOf = ({ kind }: FolderNode): number => rank.get(kind) ?? kinds.length

export const byKindAndName = (a: FolderNode, b: FolderNode): number =>
  rankOf(a) - rankOf(b) || collator.compare(a.name, b.name)

/** Where exploring starts: the inbox, or the first there is. */
export const startFolder = (top: FolderNode[]): FolderNode | undefined =>
  top.find(({ kind }) => kind === 'inbox') ?? top[0]
