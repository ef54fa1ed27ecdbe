import { limits } from '../limits.ts'
import { cleanText } from '../message/clean.ts'
import type { Properties } from '../message/properties.ts'
import { tag } from '../message/tags.ts'
import { decodeHtml } from './decode-html.ts'
import { decompressRtf } from './decompress-rtf.ts'
import { htmlToText } from './html-to-text.ts'
import { readRtf } from './read-rtf.ts'

export interface Body {
  text: string
  html: string | null
}

/**
 * The body as it was written, and as text. A message holds it in up to three properties (MS-OXBBODY 2.2.1); most
 * have their HTML within RTF only.
 */
export function readBody(properties: Properties): Body {
  const plain = properties.text(tag.body, limits.text + 1)
  const rawHtml = properties.raw(tag.html, limits.html)
  if (rawHtml && rawHtml.bytes.length > 0) return withHtml(plain, decodeHtml(rawHtml, properties))

  const compressed = properties.binary(tag.rtfCompressed, limits.rtf)
  if (!compressed || (plain.trim() !== '' && !encapsulatesHtml(compressed))) return withText(plain)
  const { kind, content } = readRtf(decompressRtf(compressed, limits.rtf), limits.html)
  return kind === 'html' ? withHtml(plain, content) : withText(plain.trim() === '' ? content : plain)
}

/** It is said among the first ten tokens (MS-OXRTFEX 2.1.3.1.5). */
function encapsulatesHtml(compressed: Uint8Array): boolean {
  return Buffer.from(decompressRtf(compressed, 1024)).includes('\\fromhtml')
}

function withHtml(plain: string, html: string): Body {
  const text = plain.trim() === '' ? htmlToText(html, limits.text) : plain
  return { text: cleanText(text, limits.text), html: html.toWellFormed() }
}

function withText(text: string): Body {
  return { text: cleanText(text, limits.text), html: null }
}
