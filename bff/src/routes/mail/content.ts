import type { MailContent } from '../../../contract/mail.ts'
import { PortalError } from '../../errors.ts'
import type { Explore } from '../../explore/explore-sessions.ts'
import { type MailReader, UnreadableMailError } from '../../mail-content/mail-reader.ts'
import { Vb365Error } from '../../vb365/errors.ts'
import { operations } from '../../vb365/operations.ts'

/** Exchange Online lets no message be larger than 150 MB; one above this is offered as a download only. */
const MAX_BYTES = 64 * 1024 * 1024

/** What a message says: its `.msg` file from the backup server, read in a worker. */
export async function readContent(
  mail: Explore,
  reader: MailReader,
  params: { mailbox: string; item: string },
  signal: AbortSignal,
): Promise<MailContent> {
  try {
    const { body } = await mail.stream(operations.saveMailItem, { params, signal })
    return await reader.read(await collect(body))
  } catch (error) {
    if (error instanceof Vb365Error && error.status === 403) throw new PortalError('save_refused', { cause: error })
    if (error instanceof UnreadableMailError) throw new PortalError('message_unreadable', { cause: error })
    throw error
  }
}

async function collect(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > MAX_BYTES) throw new PortalError('message_unreadable', { cause: new Error('the message is too large') })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}
