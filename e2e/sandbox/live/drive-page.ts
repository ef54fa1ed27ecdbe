import { joinPath, parentPath } from '../tenant/disk/names.ts'
import type { Account, DriveItem } from '../tenant/types.ts'
import { type Html, html } from './html.ts'
import { time } from './layout.ts'

/** One folder of a drive: what is in it, folders first. */
export function driveSection({ account }: Account, items: DriveItem[], folder: string): Html {
  const base = `/live/people/${encodeURIComponent(account)}/onedrive`
  const inside = items.filter((item) => parentPath(item.path) === folder && item.path !== '')
  inside.sort((a, b) => Number(b.isFolder) - Number(a.isFolder) || a.name.localeCompare(b.name))
  return html`<nav aria-label="Folders above">${crumbs(base, folder)}</nav>
<table><caption>${inside.length} items</caption>
<thead><tr><th scope="col">Name</th><th scope="col" class="number">Size</th><th scope="col">Modified (UTC)</th><th scope="col">By</th><th scope="col" class="number">Version</th><th scope="col">Delete</th></tr></thead>
<tbody>${inside.map((item) => row(account, base, item))}</tbody></table>`
}

function crumbs(base: string, folder: string): Html {
  let path = ''
  const above = folder === '' ? [] : folder.split('/')
  const links = above.map((name) => {
    path = joinPath(path, name)
    return html` / <a href="${base}?folder=${encodeURIComponent(path)}"><bdi>${name}</bdi></a>`
  })
  return html`<a href="${base}">OneDrive</a>${links}`
}

function row(account: string, base: string, item: DriveItem): Html {
  const path = encodeURIComponent(item.path)
  const link = item.isFolder
    ? html`<a href="${base}?folder=${path}">📁 ${item.name}</a>`
    : html`<a href="/live/api/people/${encodeURIComponent(account)}/onedrive/content?path=${path}" download>${item.name}</a>`
  return html`<tr><td dir="auto">${link}</td><td class="number">${item.isFolder ? '' : item.size.toLocaleString('en')}</td>
<td>${time(item.modified)}</td><td dir="auto">${item.modifiedBy}</td><td class="number">${item.isFolder ? '' : item.version}</td>
<td><form method="post" action="${base}/delete"><input type="hidden" name="path" value="${item.path}">
<button aria-label="Delete ${item.name}">Delete</button></form></td></tr>`
}
