import { pipeline } from 'node:stream/promises'
import { Router, raw } from 'express'
import { NotFoundError } from '../tenant/errors.ts'
import { addMessage } from '../tenant/import/add-message.ts'
import { generateFiles, generateMessages } from '../tenant/seed/generate.ts'
import type { OpenTenant } from '../tenant/tenant.ts'
import type { DriveItem, MailItem } from '../tenant/types.ts'
import { directoryApi } from './directory-api.ts'
import { BadRequestError, textParameter } from './problems.ts'
import { sendFile } from './send-file.ts'

const LARGEST_MESSAGE = '150mb'

/** The live mailboxes and drives as JSON, for tests and scripts. */
export function liveApi(tenant: OpenTenant): Router {
  const { live } = tenant
  const api = Router()

  api.get('/people', async (_request, response) => {
    const { accounts } = await tenant.directory()
    response.json(
      accounts.map(({ account, displayName, email, enabled }) => ({ account, displayName, email, enabled })),
    )
  })
  api.use(directoryApi(tenant))

  api.get('/people/:account/mail', async (request, response) => {
    response.json((await live.mail(request.params.account)).map(presentMail))
  })
  api.post('/people/:account/mail', raw({ type: () => true, limit: LARGEST_MESSAGE }), async (request, response) => {
    const { account } = request.params
    const content: unknown = request.body
    if (!Buffer.isBuffer(content)) throw new BadRequestError('Send the message as the body.')
    const [folder, fileName] = [textParameter(request, 'folder'), textParameter(request, 'name')]
    response.status(201).json(presentMail(await addMessage(live, { account, folder, fileName, content })))
  })
  api.delete('/people/:account/mail/:id', async (request, response) => {
    const { account, id } = request.params
    if (!(await live.deleteMail(account, id))) throw new NotFoundError(`There is no message ${id}.`)
    response.status(204).end()
  })
  api.get('/people/:account/mail/:id/content', async (request, response) => {
    const content = await live.mailContent(request.params.account, request.params.id)
    sendFile(response, request.params.id, content.length).end(content)
  })
  api.post('/people/:account/generate', async (request, response) => {
    const what = request.query.files === undefined ? 'messages' : 'files'
    const count = Number(textParameter(request, what))
    if (!Number.isInteger(count) || count < 1 || count > 1_000_000) throw new BadRequestError(`Say how many ${what}.`)
    const generate = what === 'files' ? generateFiles : generateMessages
    await generate(tenant, request.params.account, textParameter(request, 'folder'), count)
    response.status(204).end()
  })

  api.get('/people/:account/onedrive', async (request, response) => {
    const items = await live.drive(request.params.account)
    response.json(items.filter((item) => !item.isFolder).map(presentFile))
  })
  api.get('/people/:account/onedrive/content', async (request, response) => {
    const path = textParameter(request, 'path')
    const { account } = request.params
    const item = (await live.drive(account)).find((one) => one.path === path && !one.isFolder)
    if (item === undefined) throw new NotFoundError(`There is no file "${path}".`)
    const content = await live.driveContent(account, path)
    // A reader that leaves early ends the reading; there is nobody left to tell.
    await pipeline(content, sendFile(response, item.name, item.size)).catch(() => response.destroy())
  })
  api.put('/people/:account/onedrive/content', async (request, response) => {
    response.json(presentFile(await live.putFile(request.params.account, textParameter(request, 'path'), request)))
  })
  api.delete('/people/:account/onedrive/content', async (request, response) => {
    const path = textParameter(request, 'path')
    const isDeleted = await live.deleteDriveItem(request.params.account, path)
    if (!isDeleted) throw new NotFoundError(`There is no file "${path}".`)
    response.status(204).end()
  })

  api.post('/backup', async (_request, response) => {
    response.json(await tenant.backups.backup())
  })
  api.delete('/backup/:id', async (request, response) => {
    await tenant.backups.expire(request.params.id)
    response.status(204).end()
  })
  api.post('/reset', async (_request, response) => {
    await tenant.reset()
    response.status(204).end()
  })
  api.use((request) => {
    throw new NotFoundError(`There is no ${request.method} ${request.path} here.`)
  })
  return api
}

/** An online archive's folders are told apart from the mailbox's by their first name. */
function presentMail({ id, folder, archive, subject, from, received, unread, sha256 }: MailItem) {
  return { id, folder: archive ? `Online Archive/${folder}` : folder, subject, from, received, unread, sha256 }
}

function presentFile({ path, size, modified, sha256 }: DriveItem) {
  return { path, size, modified, sha256 }
}
