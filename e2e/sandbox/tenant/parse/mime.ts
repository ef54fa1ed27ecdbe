import PostalMime, { type Email } from 'postal-mime'
import { mendMime } from './mend-mime.ts'
import { bodyStart } from './mime-header.ts'

export interface Mime {
  email: Email
  /** The header as it came, in characters. */
  header: string
}

/** A message as it came over the Internet (RFC 5322, MIME); whatever is wrong with it, what can be read of it is. */
export async function parseMime(content: Uint8Array): Promise<Mime> {
  const mended = mendMime(content)
  const start = bodyStart(mended.toString('latin1'))
  const header = mended.toString('utf8', 0, start)
  const email = await PostalMime.parse(mended, { forceRfc822Attachments: true }).catch(() => asText(mended, start))
  return { email, header: header.trimEnd() }
}

/** Parts within parts beyond all measure: shown as the text that they are. */
async function asText(content: Buffer, start: number): Promise<Email> {
  const email = await PostalMime.parse(content.subarray(0, start))
  return { ...email, text: content.toString('utf8', start), attachments: [] }
}
