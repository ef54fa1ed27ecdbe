/** Part of some bytes, both ends included, of how many in all. */
export interface Part {
  start: number
  end: number
  total: number
}

const RANGE = /^bytes=(?:(\d{1,15})-(\d{1,15})?|-(\d{1,15}))$/

/**
 * The `Range` of a request, where it asks for one part and, by `If-Range`, of the bytes that `etag` names. Anything
 * else is answered in full, as RFC 9110 (14.2) allows.
 */
export function requestedRange(
  headers: { range?: string | undefined; ifRange?: string | undefined },
  etag: string | null,
) {
  const { range, ifRange } = headers
  if (etag === null || range === undefined || (ifRange !== undefined && ifRange !== etag)) return undefined
  const [, start, end] = RANGE.exec(range) ?? []
  const isOne = RANGE.test(range) && !(start !== undefined && end !== undefined && Number(end) < Number(start))
  return isOne ? range : undefined
}

/** Where the range lies in so many bytes; null where nothing of it does. */
export function partOf(range: string, total: number): Part | null {
  const [, from, to, last] = RANGE.exec(range) ?? []
  const start = last === undefined ? Number(from) : Math.max(total - Number(last), 0)
  const end = last === undefined && to !== undefined ? Math.min(Number(to), total - 1) : total - 1
  return start <= end && last !== '0' ? { start, end, total } : null
}

/** The part of bytes that come from their beginning. */
export async function* onlyPart(bytes: AsyncIterable<Uint8Array>, { start, end }: Part): AsyncGenerator<Uint8Array> {
  let at = 0
  for await (const chunk of bytes) {
    const part = chunk.subarray(Math.max(start - at, 0), Math.max(end + 1 - at, 0))
    if (part.length > 0) yield part
    at += chunk.length
    if (at > end) return
  }
}
