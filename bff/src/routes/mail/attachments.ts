import type { Router } from 'express'
import pLimit from 'p-limit'
import { getAttachedMessage, getMailAttachment } from '../../../contract/mail.ts'
import { previewType, setBytesHeaders } from '../../downloads/headers.ts'
import { safeName } from '../../downloads/names/safe-name.ts'
import { requireShown } from '../../explore/content-shown.ts'
import { openAsked } from '../../explore/opened-point.ts'
import { apiRouter, mount } from '../../http/mount.ts'
import type { Services } from '../../services.ts'
import { readAttachment, readContent } from './content.ts'

/** Each may hold a message and an attachment of 64 MB in memory. */
const AT_ONCE = 4

export function mailAttachmentRoute(services: Services): Router {
  const router = apiRouter()
  const limit = pLimit(AT_ONCE)

  mount(router, getMailAttachment, async (context) => {
    const { params, signedIn, sessionKey, signal, res } = context
    const { explore: mail, scope } = await openAsked(services, context, 'mail', 'act')
    const { container: mailbox, id: item } = mail.innerId(params.item)
    await requireShown(scope, mail, 'mail', params.item)
    const { end } = services.previews.begin(signedIn.person, sessionKey, params.scope)
    try {
      await limit(async () => {
        if (signal.aborted) return
        const attachment = await readAttachment(mail, services, { mailbox, item }, params.attachment, signal)
        await context.audit.record({ name: attachment.name })
        setBytesHeaders(res, safeName(attachment.name, 'Attachment'), previewType(attachment.mimeType))
        res.end(attachment.content)
      })
    } finally {
      end()
    }
  })

  mount(router, getAttachedMessage, async (context) => {
    const { params, signal } = context
    const { explore: mail, scope } = await openAsked(services, context, 'mail', 'act')
    const { container: mailbox, id: item } = mail.innerId(params.item)
    await requireShown(scope, mail, 'mail', params.item)
    return await readContent(mail, services, { mailbox, item }, params.attachment, signal)
  })

  return router
}
