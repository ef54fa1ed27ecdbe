import type { Account, MailFolder, MailItem } from '../tenant/types.ts'
import { type Html, html } from './html.ts'
import { time } from './layout.ts'

const SHOWN = 200

export interface MailboxView {
  folders: MailFolder[]
  items: MailItem[]
  folder: string
  isArchive: boolean
  from: number
}

/** A mailbox folder by folder, and the messages of one of them, newest first. */
export function mailboxSection({ account }: Account, { folders, items, folder, isArchive, from }: MailboxView): Html {
  const base = `/live/people/${encodeURIComponent(account)}${isArchive ? '/archive' : '/mail'}`
  const counts = new Map<string, number>()
  for (const item of items) counts.set(item.folder, (counts.get(item.folder) ?? 0) + 1)
  const shown = items.filter((item) => item.folder === folder).sort(newestFirst)
  const more =
    shown.length > from + SHOWN ? `${base}?folder=${encodeURIComponent(folder)}&from=${from + SHOWN}` : undefined
  return html`<nav aria-label="Mail folders"><ul class="folders">${folders.map(
    ({
      path,
      name,
      parentId,
    }) => html`<li><a href="${base}?folder=${encodeURIComponent(path)}" ${path === folder ? html`aria-current="page"` : ''}>
<bdi>${parentId === null ? name : path}</bdi></a> (${counts.get(path) ?? 0})</li>`,
  )}</ul></nav>
<table><caption><bdi>${folder}</bdi>: ${shown.length} items</caption>
<thead><tr><th scope="col">Subject</th><th scope="col">From</th><th scope="col">Received (UTC)</th><th scope="col">Delete</th></tr></thead>
<tbody>${shown.slice(from, from + SHOWN).map((item) => row(account, item, base))}</tbody></table>
${more === undefined ? '' : html`<p><a href="${more}">Older messages</a></p>`}`
}

function row(account: string, item: MailItem, base: string): Html {
  const content = `/live/api/people/${encodeURIComponent(account)}/mail/${encodeURIComponent(item.id)}/content`
  return html`<tr class="${item.unread ? 'unread' : ''}"><td dir="auto"><a href="${content}" download>${item.subject || '(no subject)'}</a></td>
<td dir="auto">${item.from}</td><td>${time(item.received)}</td>
<td><form method="post" action="${base}/delete"><input type="hidden" name="id" value="${item.id}"><input type="hidden" name="folder" value="${item.folder}">
<button aria-label="Delete ${item.subject || '(no subject)'}">Delete</button></form></td></tr>`
}

function newestFirst(a: MailItem, b: MailItem): number {
  return (b.received ?? '') < (a.received ?? '') ? -1 : 1
}
