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

/** What a message says, or one within it: its `.msg` file from the backup server, read in a worker. */
export async function readContent(
  mail: Explore,
  { mailReader, messageBytes }: Reading,
  params: Named,
  within: number[],
  signal: AbortSignal,
): Promise<MailContent> {
  const bytes = await messageBytes.read(mail, params, signal)
  return await mailReader.read(bytes, within).catch(explain)
}

export async function readAttachment(
  mail: Explore,
  { mailReader, messageBytes }: Reading,
  params: Named,
  path: number[],
  signal: AbortSignal,
): Promise<AttachmentContent> {
  const bytes = await messageBytes.read(mail, params, signal)
  return await mailReader.attachment(bytes, path).catch(explain)
}

function explain(error: unknown): never {
  if (!(error instanceof UnreadableMailError)) throw error
  throw error.reason === 'absent' ? notFound() : new PortalError('message_unreadable', { cause: error })
}
