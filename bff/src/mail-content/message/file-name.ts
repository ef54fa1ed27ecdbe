import { limits } from '../limits.ts'

/** Invisible characters that hide how a name ends: `exe.fdp` shown as `pdf.exe` reversed, and the like. */
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/gu
/** Separators on one system or another, and what Windows refuses in a name. */
const refused = /[/\\:*?"<>|]/g
/** Names of devices, with any extension ("Naming Files, Paths, and Namespaces", Win32). */
const device = /^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?=\.|$)/i

/** A name that is safe to store under on every system; `fallback` where nothing of it remains. */
export function safeFileName(name: string, fallback: string): string {
  const clean = name
    .slice(0, limits.line)
    .toWellFormed()
    .normalize('NFC')
    .replace(invisible, '')
    .replace(refused, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+/, '')
    .slice(0, limits.line)
  const short = shorten(clean).replace(/[. ]+$/, '')
  return short === '' ? fallback : short.replace(device, '_$1')
}

/** Cuts in the middle, as the extension tells what the file is. */
function shorten(name: string): string {
  if (name.length <= limits.fileName) return name
  const dot = name.lastIndexOf('.')
  const extension = dot > name.length - 20 ? name.slice(dot) : ''
  return `${name.slice(0, limits.fileName - extension.length - 1).toWellFormed()}…${extension}`
}
