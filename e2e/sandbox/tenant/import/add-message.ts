import { newId } from '../disk/files.ts'
import { readMessage } from '../parse/message.ts'
import type { Live, MailItem } from '../types.ts'

export interface NewMessage {
  account: string
  /** A path like `Inbox/Imported`; made if missing. */
  folder: string
  /** Names a message that does not say its own subject. */
  fileName: string
  content: Buffer
}

/** Puts a message file into a mailbox as something that has just arrived. */
export async function addMessage(live: Live, { account, folder, fileName, content }: NewMessage): Promise<MailItem> {
  const properties = await readMessage(content, fileName)
  const received = properties.received ?? new Date().toISOString()
  return await live.putMail(
    account,
    { ...properties, received, id: newId(), folder, archive: false, unread: true },
    content,
  )
}
