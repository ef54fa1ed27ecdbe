import type { Request } from 'express'
import { z } from 'zod'
import type { MailItem } from '../../tenant/types.ts'
import { openedMailbox } from '../explore/opened.ts'
import { organizationPath } from '../explore/paths.ts'
import type { Operation } from '../http/operations.ts'
import { body } from '../http/requests.ts'
import { itemNamed } from '../mail/find.ts'
import type { Services } from '../services.ts'
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

/** An unknown item refuses the whole request, before anything is restored. */
export function mailRestoreOperation(services: Services): Operation {
  const { tenant } = services
  const mailboxes = new SharedPictures<Map<string, MailItem>>(async (account) => {
    return new Map((await tenant.live.mail(account)).map((item) => [item.id, item]))
  })

  async function restore(request: Request) {
    const opened = await openedMailbox(services, request)
    const { box, scope } = opened
    const asked = body(request, Options)
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

  return {
    method: 'POST',
    path: `${organizationPath}/mailboxes/:mailboxId/items/operatorRestore`,
    handle: async (request, response) => void response.json(await restore(request)),
  }
}
