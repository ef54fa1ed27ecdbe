import { createHash } from 'node:crypto'

/** Longest name on disk in bytes; file systems allow 255, and a temporary suffix must fit too. */
const LONGEST = 200
/** Names Windows keeps for devices, with or without an extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

function percent(text: string): string {
  return Array.from(
    new TextEncoder().encode(text),
    (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('')
}

/**
 * The name a mail folder or file gets on disk: readable, but harmless whatever the name is (`..`, `a/b`, `CON`, control
 * characters, a trailing dot, lone surrogates). {@link nameFromDisk} reverses it, except for names too long for a file
 * system: those are cut and get a hash, and the index beside the folder remembers the real name.
 */
export function diskName(name: string): string {
  let safe = name
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    .replace(/[\u0000-\u001f\u007f-\u009f<>:"/\\|?*%]/g, percent)
    .replace(/^\.|[. ]$|^ /g, percent)
  if (DEVICE.test(safe)) safe = percent(safe.slice(0, 1)) + safe.slice(1)
  if (Buffer.byteLength(safe) <= LONGEST && name.isWellFormed() && safe !== '') return safe
  return uniqueDiskName(name, safe)
}

/** A name on disk that no other name shares, for names that are too long or differ only in case. */
export function uniqueDiskName(name: string, safe = diskName(name)): string {
  const hash = createHash('sha256').update(JSON.stringify(name)).digest('hex').slice(0, 16)
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(safe)?.[0] ?? ''
  let stem = safe.slice(0, safe.length - extension.length)
  while (Buffer.byteLength(stem) > LONGEST - 30) stem = Array.from(stem).slice(0, -8).join('')
  return `${stem.replace(/%.?$/, '')}~${hash}${extension}`
}

/** What a name on disk stands for; a `%` that starts no escape is itself, so files dropped by hand keep their name. */
export function nameFromDisk(disk: string): string {
  return disk.replace(/(%[0-9A-F]{2})+/g, (escaped) => {
    try {
      return decodeURIComponent(escaped)
    } catch {
      return escaped
    }
  })
}

/** One name as a segment of a mail folder's path. */
export function segmentOf(name: string): string {
  return name.replaceAll('%', '%25').replaceAll('/', '%2F')
}

export function nameOf(segment: string): string {
  return segment.replace(/%2F/gi, '/').replaceAll('%25', '%')
}

export function joinPath(parent: string, segment: string): string {
  return parent === '' ? segment : `${parent}/${segment}`
}

/** The path without its last segment; '' for the root. */
export function parentPath(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

export function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
