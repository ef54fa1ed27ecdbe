import type { Request } from 'express'
import { z } from 'zod'
import type { MailItem } from '../../tenant/types.ts'
import { openedMailbox } from '../explore/opened.ts'
import { organizationPath } from '../explore/paths.ts'
import type { Operation } from '../http/operations.ts'
import { body } from '../http/requests.ts'
import { itemNamed } from '../mail/find.ts'
import type { Services } from '../services.ts'
import { caller } from '../sign-in/authenticate.ts'
import { type MailRestoreOptions, restoreMailItem } from './mail-restore.ts'
import type { Work } from './restore-sessions.ts'
import { SharedPictures } from './shared-picture.ts'
import { startRestore, uniqueBy } from './start.ts'
import { targetFolder } from './target-folder.ts'

/** RESTOperatorRestoreOptions */
const Options = z.object({
  items: z.array(z.object({ id: z.string() })).min(1),
  changedItems: z.boolean().default(false),
  deletedItems: z.boolean().default(false),
  markRestoredAsUnread: z.boolean().default(false),
  folder: z.string().optional(),
  reason: z.string().optional(),
})

type Asked = z.infer<typeof Options>

/** RESTRestoreToOriginalLocationSelectedItems, of which this server takes a device code alone. */
const OptionsWithCode = z.object({
  userCode: z.string(),
  items: z.array(z.object({ id: z.string() })).min(1),
})

/** An unknown item refuses the whole request, before anything is restored. */
export function mailRestoreOperations(services: Services): Operation[] {
  const { tenant, deviceCodes } = services
  const mailboxes = new SharedPictures<Map<string, MailItem>>(async (account) => {
    return new Map((await tenant.live.mail(account)).map((item) => [item.id, item]))
  })

  /** In the name of who entered the code; what is missing and what has changed is restored. */
  async function restoreWithCode(request: Request) {
    const opened = await openedMailbox(services, request)
    const { userCode, items } = body(request, OptionsWithCode)
    await deviceCodes.redeem(userCode, opened.session.id, caller(request).person.oid)
    return await restore(request, opened, Options.parse({ items, changedItems: true, deletedItems: true }))
  }

  async function restore(request: Request, opened: Awaited<ReturnType<typeof openedMailbox>>, asked: Asked) {
    const { box, scope } = opened
    const folder = asked.folder === undefined || asked.folder === '' ? undefined : targetFolder(asked.folder)
    const options: MailRestoreOptions = { ...asked, folder, account: scope.account }
    const work = uniqueBy(asked.items, ({ id }) => id).map(({ id }): Work => {
      const shown = itemNamed(box, id)
      const { subject, itemClass, size, folder: source } = shown.item
      return {
        id,
        name: subject,
        event: { itemType: itemClass, itemSizeBytes: size, source },
        run: () => mailboxes.alone(scope.account, (live) => restoreMailItem(tenant, shown, options, live)),
      }
    })
    const target = { id: box.id, name: scope.displayName, email: scope.email, isArchive: box.isArchive }
    return await startRestore(services, request, mailboxes, { opened, target, reason: asked.reason, work })
  }

  return [
    {
      method: 'POST',
      path: `${organizationPath}/mailboxes/:mailboxId/items/operatorRestore`,
      handle: async (request, response) => {
        response.json(await restore(request, await openedMailbox(services, request), body(request, Options)))
      },
    },
    {
      method: 'POST',
      path: `${organizationPath}/mailboxes/:mailboxId/items/restore`,
      handle: async (request, response) => void response.json(await restoreWithCode(request)),
    },
  ]
}
