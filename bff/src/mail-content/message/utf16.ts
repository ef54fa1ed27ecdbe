/**
 * UTF-16, little-endian, without half a unit at the end. That is more than neatness: Node up to at least 24.21 writes
 * a byte beyond its buffer where an odd number of bytes at an odd address is decoded (nodejs/node#64697), and a
 * message decides both.
 */
export function decodeUtf16(bytes: Uint8Array, begin = 0, end: number = bytes.length): string {
  const stop = Math.min(end, bytes.length)
  const length = Math.max(0, stop - begin) & ~1
  return Buffer.from(bytes.buffer, bytes.byteOffset + Math.min(begin, bytes.length), length).toString('utf16le')
}
