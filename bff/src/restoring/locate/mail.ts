import { notFound } from '../../errors.ts'
import { absentAsNotFound } from '../../explore/absent.ts'
import { ROOT, splitId } from '../../explore/ids.ts'
import { mailboxAmong } from '../../explore/mailbox-among.ts'
import type { OpenedPoint } from '../../explore/opened-point.ts'
import { type Page, readPages } from '../../explore/read-all.ts'
import { explainSearch } from '../../explore/search-errors.ts'
import { operations } from '../../vb365/operations.ts'
import type { ExchangeItem } from '../../vb365/schemas.ts'
import { plainText } from '../plain-text.ts'
import type { Chosen } from './locate.ts'
import { type Budget, type Found, type Located, locatedMail } from './located.ts'
import { walkFolders } from './walk-folders.ts'

type Read = (window: { offset: number; limit: number }) => Promise<Page<ExchangeItem>>

/** A message, the messages in a folder and those below it, or all that match a search. */
export async function locateMail(opened: OpenedPoint, choice: Chosen, budget: Budget): Promise<Found> {
  const { explore, point } = opened
  const primary = explore.containers.find(({ isArchive }) => !isArchive) ?? explore.containers[0]
  const { container: mailbox, id } = choice.id ? splitId(choice.id) : { container: primary?.id ?? '', id: ROOT }
  explore.container(mailbox)
  if (choice.kind === 'item') {
    const item = await absentAsNotFound(explore.call(operations.mailItem, { params: { mailbox, item: id } }))
    const located = locatedMail(point, mailbox, item)
    return { name: located.name, items: [located] }
  }
  const folder =
    id === ROOT
      ? null
      : await absentAsNotFound(explore.call(operations.mailFolder, { params: { mailbox, folder: id } }))
  // A search may find things in several mailboxes.
  const mailboxes = explore.containers.map((container) => container.id)
  const mailboxOf = ({ mailboxId }: ExchangeItem): string => {
    const found = choice.kind === 'search' ? mailboxAmong(mailboxes, mailboxId) : mailbox
    if (found === undefined) throw notFound()
    return found ?? mailbox
  }
  const all = async (read: Read): Promise<Located[]> => {
    const items: Located[] = []
    for await (const page of readPages(read)) {
      budget.take(page.length)
      for (const item of page) items.push(locatedMail(point, mailboxOf(item), item))
    }
    return items
  }

  if (choice.kind === 'search') {
    const json = { query: choice.q ?? '' }
    const everywhere = choice.id === undefined && explore.containers.length > 1
    const search: Read = (query) =>
      everywhere
        ? explore.call(operations.searchMailboxes, { query, json })
        : id === ROOT
          ? explore.call(operations.searchMailbox, { params: { mailbox }, query, json })
          : explore.call(operations.searchMailFolder, { params: { mailbox, folder: id }, query, json })
    return { name: plainText(choice.typed ?? choice.q ?? ''), items: await explainSearch(all(search)) }
  }
  const items = await walkFolders([id], async (parentId) => {
    const inFolder: Read = (window) =>
      explore.call(operations.mailItems, { params: { mailbox }, query: { parentId, ...window } })
    const folders: string[] = []
    for await (const page of readPages((window) =>
      explore.call(operations.mailFolders, { params: { mailbox }, query: { parentId, ...window } }),
    )) {
      budget.take(page.length)
      folders.push(...page.map((below) => below.id))
    }
    // The top of a mailbox holds folders alone.
    return { items: parentId === ROOT ? [] : await all(inFolder), folders }
  })
  return { name: plainText(folder?.name ?? ''), items }
}
