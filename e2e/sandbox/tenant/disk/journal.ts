import { appendFile, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isMissing } from '../errors.ts'

/**
 * A file of JSON lines that only grows: one line for each change, so that a change in a mailbox of 100,000 messages
 * costs one line. A line cut short by a crash is skipped; what it told is found again on disk.
 */
export class Journal<T> {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  async read(each: (record: T) => void): Promise<number> {
    let count = 0
    try {
      await readLines(this.#file, (line) => {
        count += 1
        try {
          each(JSON.parse(line))
        } catch (error) {
          if (!(error instanceof SyntaxError)) throw error
        }
      })
    } catch (error) {
      if (!isMissing(error)) throw error
    }
    return count
  }

  async append(records: Iterable<T>): Promise<void> {
    let lines = ''
    for (const record of records) lines += `${JSON.stringify(record)}\n`
    if (lines === '') return
    await mkdir(dirname(this.#file), { recursive: true })
    // The leading line break closes a line that a crash may have left open.
    await appendFile(this.#file, `\n${lines}`)
  }

  /** Replaces everything with `records`: done when most lines have been overtaken by later ones. */
  async rewrite(records: Iterable<T>): Promise<void> {
    await writeLines(`${this.#file}.new`, records)
    await rename(`${this.#file}.new`, this.#file).catch(async (error) => {
      await rm(`${this.#file}.new`, { force: true })
      throw error
    })
  }
}

export async function readLines(file: string, each: (line: string) => void): Promise<void> {
  const handle = await open(file)
  for await (const line of handle.readLines()) if (line !== '') each(line)
}

export async function writeLines(file: string, records: Iterable<unknown>, see?: (chunk: string) => void) {
  const handle = await open(file, 'w')
  try {
    let chunk = ''
    for (const record of records) {
      chunk += `${JSON.stringify(record)}\n`
      if (chunk.length < 1 << 20) continue
      see?.(chunk)
      await handle.write(chunk)
      chunk = ''
    }
    see?.(chunk)
    await handle.write(chunk)
  } finally {
    await handle.close()
  }
}
