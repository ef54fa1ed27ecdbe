import { windowsEncoding } from './windows-encoding.ts'

const withMark: [number[], string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

const lookedAt = 4096
/** `<meta charset="…">`, `<?xml … encoding="…"?>` */
const declared = /<(?:meta[^>]{0,200}charset|\?xml[^>]{0,200}encoding)\s*=\s*["']?\s*([\w.:-]{2,40})/i

/** UTF-16 without a mark: of text that is mostly Latin, every other byte is zero. */
const utf16 = (bytes: Uint8Array): string | undefined => {
  const zeros = [0, 0]
  const looked = Math.min(bytes.length, lookedAt)
  for (let at = 0; at < looked; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > looked / 5 && even < odd / 10) return 'utf-16le'
  return even > looked / 5 && odd < even / 10 ? 'utf-16be' : undefined
}

const decodeAs = (encoding: string | undefined, content: ArrayBuffer): string | undefined => {
  try {
    return encoding === undefined ? undefined : new TextDecoder(encoding, { fatal: true }).decode(content)
  } catch {
    // An encoding that no browser knows, or bytes that are none of its characters.
    return undefined
  }
}

/**
 * Text of unknown encoding: by its mark, else UTF-8 where it can be that, else what the document declares, else what
 * Windows wrote for decades in the language of the person who reads it.
 */
export const decode = (content: ArrayBuffer, language: string = navigator.language): string => {
  const bytes = new Uint8Array(content)
  const marked = withMark.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))
  if (marked) return new TextDecoder(marked[1]).decode(content)
  const head = () => new TextDecoder('latin1').decode(bytes.subarray(0, lookedAt))
  return (
    decodeAs(utf16(bytes), content) ??
    decodeAs('utf-8', content) ??
    decodeAs(declared.exec(head())?.[1], content) ??
    decodeAs(windowsEncoding(language), content) ??
    new TextDecoder('windows-1252').decode(content)
  )
}
