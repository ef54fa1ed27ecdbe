import { existsSync, readdirSync, readFileSync } from 'node:fs'

const folder = new URL('../../../../../shared/corpus/msg/', import.meta.url)

/** Real messages beside the repository, of many clients and years; none where they are not at hand. */
export const corpus: string[] = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.msg')) : []

export function corpusFile(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(name, folder)))
}
