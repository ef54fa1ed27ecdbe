const COMPRESSED = 0x75465a4c
const UNCOMPRESSED = 0x414c454d
const HEADER_BYTES = 16
const WINDOW = 4096
/** What the dictionary holds at the start (MS-OXRTFCP 2.1.2.1). */
const PRELOADED = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript ' +
    '\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par ' +
    '\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
  'latin1',
)

/**
 * PidTagRtfCompressed as RTF (MS-OXRTFCP), at most `limit` bytes; empty where it is something else. Into one buffer,
 * as hostile input may say anything about its length: two bytes become at most 17.
 */
export function decompressRtf(input: Uint8Array, limit: number): Uint8Array {
  if (input.length < HEADER_BYTES) return new Uint8Array()
  const view = new DataView(input.buffer, input.byteOffset, input.byteLength)
  const end = Math.min(view.getUint32(0, true) + 4, input.length)
  const kind = view.getUint32(8, true)
  if (kind === UNCOMPRESSED) return input.subarray(HEADER_BYTES, Math.min(end, HEADER_BYTES + limit))
  if (kind !== COMPRESSED) return new Uint8Array()

  const start = PRELOADED.length
  const capacity = start + Math.min(limit, (end - HEADER_BYTES) * 9)
  const output = new Uint8Array(Math.max(capacity, start))
  output.set(PRELOADED)
  let to = start
  let from = HEADER_BYTES
  while (from < end && to < capacity) {
    const control = input[from++] ?? 0
    for (let bit = 0; bit < 8 && from < end && to < capacity; bit++) {
      if (((control >> bit) & 1) === 0) {
        output[to++] = input[from++] ?? 0
        continue
      }
      const token = ((input[from] ?? 0) << 8) | (input[from + 1] ?? 0)
      from += 2
      const offset = token >> 4
      // The dictionary is the last 4,096 bytes; a reference to the place being written is the end.
      let source = to - ((to - offset) & (WINDOW - 1))
      if (source === to) return output.subarray(start, to)
      const length = Math.min((token & 15) + 2, capacity - to)
      for (let copied = 0; copied < length; copied++) output[to++] = source < 0 ? 0x20 : (output[source++] ?? 0)
    }
  }
  return output.subarray(start, to)
}
