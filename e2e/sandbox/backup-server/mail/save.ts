import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { MailItem } from '../../tenant/types.ts'
import type { ShownItem } from '../backups/mail-view.ts'
import { mayBeSaved, sendBytes, sendZip } from '../download/send.ts'
import { bufferEntry, ZipNames } from '../download/zip.ts'
import { openedMailbox } from '../explore/opened.ts'
import { organizationPath } from '../explore/paths.ts'
import { type Operation, param } from '../http/operations.ts'
import { body } from '../http/requests.ts'
import { emlToMsg } from '../msg/eml-to-msg.ts'
import type { Services } from '../services.ts'
import { addEvent } from '../sessions/session.ts'
import { itemNamed } from './find.ts'

const items = `${organizationPath}/mailboxes/:mailboxId/items`

/** RESTSaveToMsgOptions */
const SaveOptions = z.object({ items: z.array(z.object({ id: z.string() })).min(1) })

export function mailSaveOperations(services: Services): Operation[] {
  /** Outlook items are handed out byte for byte; messages from the Internet become Outlook items. */
  async function outlookFile({ item }: ShownItem): Promise<Buffer> {
    const content = await readFile(services.tenant.backups.contentPath(item.sha256))
    return item.format === 'msg' ? content : emlToMsg(content, item)
  }

  return [
    {
      method: 'POST',
      path: `${items}/:itemId/save`,
      handle: async (request, response) => {
        const { box, session } = await openedMailbox(services, request)
        mayBeSaved(services.settings)
        const shown = itemNamed(box, param(request, 'itemId'))
        const content = await outlookFile(shown)
        addEvent(session, {
          type: 'Save',
          status: 'Success',
          title: shown.item.subject,
          message: 'The item was saved.',
        })
        sendBytes(response, fileName(shown.item), content)
      },
    },
    {
      // How several files come in one stream is not documented; documents come as a ZIP, so do these.
      method: 'POST',
      path: `${items}/Save`,
      handle: async (request, response) => {
        const { box, session } = await openedMailbox(services, request)
        mayBeSaved(services.settings)
        const wanted = body(request, SaveOptions).items.map(({ id }) => itemNamed(box, id))
        const names = new ZipNames()
        const entries = async function* () {
          for (const shown of wanted) {
            const modified = new Date(shown.item.received ?? shown.item.sent ?? 0)
            yield bufferEntry(names.unique(fileName(shown.item)), await outlookFile(shown), modified)
          }
        }
        const title = `${wanted.length} items`
        addEvent(session, { type: 'Save', status: 'Success', title, message: 'The items were saved.' })
        await sendZip(response, 'items.zip', entries())
      },
    },
  ]
}

function fileName({ subject }: MailItem): string {
  const safe = subject
    .toWellFormed()
    .replace(/[\s\p{C}\\/:*?"<>|]+/gu, ' ')
    .trim()
  return `${Array.from(safe).slice(0, 120).join('').trim() || 'No subject'}.msg`
}
