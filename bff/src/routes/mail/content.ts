import type { MailContent } from '../../../contract/mail.ts'
import { notFound, PortalError } from '../../errors.ts'
import type { Explore } from '../../explore/explore-sessions.ts'
import { type AttachmentContent, UnreadableMailError } from '../../mail-content/mail-reader.ts'
import type { Services } from '../../services.ts'

type Reading = Pick<Services, 'mailReader' | 'messageBytes'>

interface Named {
  mailbox: string
  item: string
}

/** What a message says: its `.msg` file from the backup server, read in a worker. */
export async function readContent(
  mail: Explore,
  { mailReader, messageBytes }: Reading,
  params: Named,
  signal: AbortSignal,
): Promise<MailContent> {
  const bytes = await messageBytes.read(mail, params, signal)
  return await mailReader.read(bytes).catch(explain)
}

/** "Not found" where the message can be read and has no such attachment. */
export async function readAttachment(
  mail: Explore,
  { mailReader, messageBytes }: Reading,
  params: Named,
  index: number,
  signal: AbortSignal,
): Promise<AttachmentContent> {
  const bytes = await messageBytes.read(mail, params, signal)
  return await mailReader.attachment(bytes, index).catch(async (error: unknown) => {
    const { attachments } = await mailReader.read(bytes).catch(explain)
    if (!attachments.some((attachment) => attachment.index === index)) throw notFound()
    return explain(error)
  })
}

function explain(error: unknown): never {
  throw error instanceof UnreadableMailError ? new PortalError('message_unreadable', { cause: error }) : error
}
