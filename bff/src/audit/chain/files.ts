import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Files of a chain are named by the sequence number of their first record, so that they sort in their order. */
const NAME = /^(\d{12})\.jsonl$/

export const fileName = (firstSeq: number): string => `${String(firstSeq).padStart(12, '0')}.jsonl`

export interface ChainFile {
  name: string
  path: string
  firstSeq: number
}

/** The files of a chain, the oldest first. */
export function chainFiles(folder: string): ChainFile[] {
  return readdirSync(folder)
    .flatMap((name) => {
      const [, seq] = NAME.exec(name) ?? []
      return seq ? [{ name, path: join(folder, name), firstSeq: Number(seq) }] : []
    })
    .toSorted((a, b) => a.firstSeq - b.firstSeq)
}
