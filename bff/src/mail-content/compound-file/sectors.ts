/** "No sector": free, end of chain, and the marks of FAT and DIFAT sectors (MS-CFB 2.1). */
const FIRST_SPECIAL = 0xfffffffa

/** Sectors of one size in a run of bytes, and the table that chains them (MS-CFB 2.3, 2.4). */
export interface Sectors {
  bytes: Uint8Array
  /** Where sector 0 begins. */
  base: number
  size: number
  next: Uint32Array
}

/**
 * The bytes of a chain, at most `length` of them. Fewer where the chain leaves the file or ends early; a circular
 * chain ends with `length`, which is never above the size of the file. What lies in one piece is not copied.
 */
export function readChain(sectors: Sectors, start: number, length: number): Uint8Array {
  const { bytes, base, size, next } = sectors
  const wanted = Math.min(length, bytes.length)
  const first = runOf(sectors, start, wanted)
  if (first.end - first.begin >= wanted || first.following >= FIRST_SPECIAL)
    return bytes.subarray(first.begin, first.end)

  const result = new Uint8Array(wanted)
  let filled = 0
  let sector = start
  while (filled < wanted && sector < next.length && base + sector * size < bytes.length) {
    const run = runOf(sectors, sector, wanted - filled)
    result.set(bytes.subarray(run.begin, run.end), filled)
    filled += run.end - run.begin
    sector = run.following
  }
  return result.subarray(0, filled)
}

/** The bytes of a chain whose length is not told: the directory. Ends where it comes back to itself. */
export function readWholeChain(sectors: Sectors, start: number): Uint8Array {
  const { bytes, base, size, next } = sectors
  const seen = new Uint8Array(next.length)
  let count = 0
  for (let sector = start; sector < next.length && base + sector * size < bytes.length; sector = next[sector] ?? 0) {
    if (seen[sector] === 1) break
    seen[sector] = 1
    count++
  }
  return readChain(sectors, start, count * size)
}

/** Neighbouring sectors from `sector` on, as far as they are needed and lie in the file. */
function runOf({ bytes, base, size, next }: Sectors, sector: number, wanted: number) {
  const begin = Math.min(base + sector * size, bytes.length)
  let last = sector
  while ((last - sector + 1) * size < wanted && next[last] === last + 1) last++
  const end = Math.min(base + (last + 1) * size, begin + wanted, bytes.length)
  return { begin, end, following: next[last] ?? FIRST_SPECIAL }
}
