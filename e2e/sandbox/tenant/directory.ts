import { readFile, stat } from 'node:fs/promises'
import { writeAtomically } from './disk/files.ts'
import { Queue } from './disk/queue.ts'
import type { Directory } from './types.ts'

/** `directory.json`: read again whenever it has changed, so that a change counts at once. */
export class DirectoryFile {
  readonly #file: string
  readonly #turns = new Queue()
  #read: { stamp: string; directory: Directory } | undefined

  constructor(file: string) {
    this.#file = file
  }

  async read(): Promise<Directory> {
    const { mtimeMs, size, ino } = await stat(this.#file)
    const stamp = `${mtimeMs} ${size} ${ino}`
    if (this.#read?.stamp !== stamp) this.#read = { stamp, directory: JSON.parse(await readFile(this.#file, 'utf8')) }
    return this.#read.directory
  }

  write(directory: Directory): Promise<void> {
    return writeAtomically(this.#file, `${JSON.stringify(directory, null, 2)}\n`)
  }

  change(change: (directory: Directory) => void): Promise<Directory> {
    return this.#turns.run(async () => {
      const directory = structuredClone(await this.read())
      change(directory)
      await this.write(directory)
      return directory
    })
  }
}
