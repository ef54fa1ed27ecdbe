const most = { entries: 5000, bytes: 200 * 1024 * 1024 }

const endOfDirectory = 0x06054b50
const fileHeader = 0x02014b50

/**
 * Whether a ZIP (which office files are) says of itself that it can be unpacked within bounds. One that lies about it
 * is stopped by the time limit of the worker that reads it.
 */
export const isModest = (content: ArrayBuffer): boolean => {
  const view = new DataView(content)
  let end = view.byteLength - 22
  const first = Math.max(0, end - 0xffff)
  while (end >= first && view.getUint32(end, true) !== endOfDirectory) end--
  if (end < first) return false
  const entries = view.getUint16(end + 10, true)
  if (entries > most.entries) return false
  let at = view.getUint32(end + 16, true)
  let bytes = 0
  for (let entry = 0; entry < entries; entry++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== fileHeader) return false
    bytes += view.getUint32(at + 24, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return bytes <= most.bytes
}
