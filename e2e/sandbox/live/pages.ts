import { type Request, Router, urlencoded } from 'express'
import { accountNamed } from '../tenant/account-named.ts'
import { parentPath } from '../tenant/disk/names.ts'
import type { OpenTenant } from '../tenant/tenant.ts'
import type { Account } from '../tenant/types.ts'
import { driveSection } from './drive-page.ts'
import { html } from './html.ts'
import { page, STYLE, time } from './layout.ts'
import type { Neighbour } from './live-view.ts'
import { mailboxSection } from './mailbox-page.ts'
import { BadRequestError } from './problems.ts'

/** The live mailboxes and drives as pages to look at and delete from; they work without scripts. */
export function livePages(tenant: OpenTenant, neighbours: readonly Neighbour[]): Router {
  const { live, backups } = tenant
  const pages = Router()
  pages.use(urlencoded({ extended: false, limit: '64kb' }))
  pages.get('/style.css', (_request, response) => void response.type('css').send(STYLE))

  pages.get('/', async (request, response) => {
    const { accounts, organizationName } = await tenant.directory()
    const points = await backups.points()
    const people = accounts.slice(0, 500).map(
      (
        one,
      ) => html`<tr><th scope="row" dir="auto">${one.displayName}</th><td>${one.email}${one.enabled ? '' : ' (disabled)'}</td>
<td><a href="/live/people/${one.account}/mail">Mailbox</a></td><td>${one.archiveMailboxId === undefined ? '' : html`<a href="/live/people/${one.account}/archive">Online archive</a>`}</td>
<td><a href="/live/people/${one.account}/onedrive">OneDrive</a></td></tr>`,
    )
    const others = neighbours.filter(({ name }) => name !== organizationName)
    const beside = html`<p>This is ${organizationName}. Beside it: ${others.map(({ name, live }) => html`<a href="${live}/live">${name}</a> `)}</p>`
    const body = html`${others.length > 0 ? beside : ''}<p>What is in the mailboxes and drives right now. Delete something here, restore it in the portal, and see it come back.</p>
<p>${points.length} restore points, the latest of ${time(points.at(-1)?.time ?? null)} UTC.</p>
<table><caption>${accounts.length} people</caption><thead><tr><th scope="col">Name</th><th scope="col">Account</th><th scope="col">Mail</th><th scope="col">Archive</th><th scope="col">Files</th></tr></thead><tbody>${people}</tbody></table>`
    response.send(page('Mailboxes and drives', body, text(request.query.done)))
  })

  for (const part of ['mail', 'archive'] as const) {
    const isArchive = part === 'archive'
    pages.get(`/people/:account/${part}`, async (request, response) => {
      const owner = await find(tenant, request)
      const folders = await live.mailFolders(owner.account, isArchive)
      const items = (await live.mail(owner.account)).filter((item) => item.archive === isArchive)
      const folder =
        text(request.query.folder) ?? folders.find((one) => one.category === 'Inbox')?.path ?? folders[0]?.path ?? ''
      const from = Math.max(0, Math.trunc(Number(text(request.query.from) ?? 0)) || 0)
      const body = mailboxSection(owner, { folders, items, folder, isArchive, from })
      const title = `${isArchive ? 'Online archive' : 'Mailbox'} of ${owner.displayName}`
      response.send(page(title, body, text(request.query.done)))
    })
    pages.post(`/people/:account/${part}/delete`, async (request, response) => {
      const { account } = await find(tenant, request)
      const isDeleted = await live.deleteMail(account, field(request, 'id'))
      const folder = encodeURIComponent(field(request, 'folder'))
      response.redirect(
        303,
        `/live/people/${account}/${part}?folder=${folder}&done=${isDeleted ? 'deleted-mail' : 'nothing'}`,
      )
    })
  }

  pages.get('/people/:account/onedrive', async (request, response) => {
    const owner = await find(tenant, request)
    const body = driveSection(owner, await live.drive(owner.account), text(request.query.folder) ?? '')
    response.send(page(`OneDrive of ${owner.displayName}`, body, text(request.query.done)))
  })
  pages.post('/people/:account/onedrive/delete', async (request, response) => {
    const { account } = await find(tenant, request)
    const path = field(request, 'path')
    const isDeleted = await live.deleteDriveItem(account, path)
    const folder = encodeURIComponent(parentPath(path))
    response.redirect(
      303,
      `/live/people/${account}/onedrive?folder=${folder}&done=${isDeleted ? 'deleted-file' : 'nothing'}`,
    )
  })

  pages.post('/backup', async (_request, response) => {
    await backups.backup()
    response.redirect(303, '/live?done=backed-up')
  })
  pages.post('/reset', async (_request, response) => {
    await tenant.reset()
    response.redirect(303, '/live?done=reset')
  })
  return pages
}

async function find(tenant: OpenTenant, request: Request): Promise<Account> {
  return accountNamed(await tenant.directory(), String(request.params.account))
}

function field(request: Request, name: string): string {
  const value: unknown = request.body?.[name]
  if (typeof value !== 'string') throw new BadRequestError(`The form lacks "${name}".`)
  return value
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
