import type { Response } from 'express'

/** RFC 8187, 3.2.1: what stands unencoded in an extended value. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)

/** `name` must be safe already: well-formed, and without controls. */
export const contentDisposition = (name: string): string =>
  `attachment; filename="${name.replace(/[^\w .,()+-]/g, '_')}"; filename*=UTF-8''${encode(name)}`

/** Backed-up contents are hostile: saved, never shown as a page of the portal, whatever they are. */
export function setBytesHeaders(res: Response, name: string, type = 'application/octet-stream'): void {
  // Not res.set, which would add a character set that nobody knows.
  res.setHeader('Content-Type', type)
  res.setHeader('Content-Disposition', contentDisposition(name))
  res.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; sandbox")
  res.setHeader('X-Content-Type-Options', 'nosniff')
  res.setHeader('Cache-Control', 'no-store')
}

const previewTypes: Record<string, string> = {
  'image/png': 'image/png',
  'image/jpeg': 'image/jpeg',
  'image/jpg': 'image/jpeg',
  'image/gif': 'image/gif',
  'image/webp': 'image/webp',
  'image/bmp': 'image/bmp',
  'application/pdf': 'application/pdf',
  'text/plain': 'text/plain',
}

const typesByExtension: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
  pdf: 'application/pdf',
  txt: 'text/plain',
}

/** The type claimed, where a browser may be told of it; anything that can hold scripts is just bytes. */
export const previewType = (claimed: string): string | undefined => previewTypes[claimed.toLowerCase()]

export const previewTypeOfFile = (name: string): string | undefined =>
  typesByExtension[name.slice(name.lastIndexOf('.') + 1).toLowerCase()]
