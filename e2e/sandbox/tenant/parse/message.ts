import type { MailItem } from '../types.ts'

/** What the bytes of a message tell about it. */
export type MessageProperties = Omit<MailItem, 'id' | 'folder' | 'archive' | 'unread' | 'size' | 'sha256'>

export async function readMessage(_content: Buffer, fileName: string): Promise<MessageProperties> {
  return {
    format: /\.msg$/i.test(fileName) ? 'msg' : 'eml',
    itemClass: 'IPM.Note',
    subject: fileName,
    from: '',
    to: '',
    cc: '',
    bcc: '',
    sent: null,
    received: null,
    importance: 'Normal',
    attachments: [],
    details: {},
    text: '',
  }
}
