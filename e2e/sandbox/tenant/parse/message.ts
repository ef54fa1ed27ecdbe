import type { MailItem } from '../types.ts'
import { readEml } from './eml.ts'
import { readMsg } from './msg.ts'

/** What the bytes of a message tell about it. */
export type MessageProperties = Omit<MailItem, 'id' | 'folder' | 'archive' | 'unread' | 'size' | 'sha256'>

/** The most text kept for search. */
const MAX_TEXT_BYTES = 64 * 1024

/** How every compound file, so every `.msg`, begins. */
const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/** Reads an `.eml` or `.msg`; a damaged one becomes an item named after its file rather than an error. */
export async function readMessage(content: Buffer, fileName: string): Promise<MessageProperties> {
  const isMsg = content.subarray(0, 8).equals(COMPOUND_FILE) || /\.msg$/i.test(fileName)
  try {
    const properties = isMsg ? readMsg(content) : await readEml(content)
    return { ...properties, text: cut(properties.text) }
  } catch {
    return { ...emptyProperties(isMsg ? 'msg' : 'eml'), subject: fileName.replace(/\.(eml|msg)$/i, '') }
  }
}

export function emptyProperties(format: 'eml' | 'msg'): MessageProperties {
  return {
    format,
    itemClass: 'IPM.Note',
    subject: '',
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

/** Cuts between characters, never inside one. */
function cut(text: string): string {
  if (Buffer.byteLength(text) <= MAX_TEXT_BYTES) return text
  const bytes = Buffer.from(text).subarray(0, MAX_TEXT_BYTES)
  return new TextDecoder().decode(bytes, { stream: true })
}
