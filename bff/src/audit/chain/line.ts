import { createHash } from 'node:crypto'

/**
 * A record as a line of the file: `{"seq":…,"time":"…",…,"prev":"…","hash":"…"}`. The hash is that of the line's own
 * bytes before it, which hold the hash of the line before: checking it needs no agreement on how JSON is written.
 */
export interface Linked {
  seq: number
  time: string
  prev: string
  hash: string
}

/** What the first record follows. */
export const GENESIS = '0'.repeat(64)

const START = /^\{"seq":(\d{1,15}),"time":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)",/
const END = /,"prev":"([0-9a-f]{64})","hash":"([0-9a-f]{64})"\}$/
/** `,"prev":"` and `","hash":"` and `"}` with two hashes. */
const END_LENGTH = 149
const HASH_LENGTH = 75

const hashOf = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex')

/** @param fields what it says, without sequence number, time and hashes */
export function writeLine(
  { seq, time, prev }: Omit<Linked, 'hash'>,
  fields: Record<string, unknown>,
): { line: string; hash: string } {
  const said = JSON.stringify({ seq, time, ...fields, prev })
  const text = said.slice(0, -1)
  const hash = hashOf(text)
  return { line: `${text},"hash":"${hash}"}\n`, hash }
}

/** What links the line to its neighbours; null where it is no line of a record. Whether its hash is right is told. */
export function readLine(bytes: Buffer): (Linked & { intact: boolean }) | null {
  const start = START.exec(bytes.toString('latin1', 0, 64))
  const end = END.exec(bytes.toString('latin1', Math.max(0, bytes.length - END_LENGTH)))
  const [, seq = '', time = ''] = start ?? []
  const [, prev, hash] = end ?? []
  if (!start || !prev || !hash) return null
  return { seq: Number(seq), time, prev, hash, intact: hashOf(bytes.subarray(0, bytes.length - HASH_LENGTH)) === hash }
}
