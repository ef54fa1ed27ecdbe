import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import { walk } from '../drive/walk.ts'
import { NotFoundError } from '../errors.ts'
import { isMbox, readMbox } from './mbox.ts'

/** Where imported things go: a tenant opened here, or a running sandbox. */
export interface ImportTarget {
  message(fileName: string, content: Buffer): Promise<void>
  /** `path` in the OneDrive. */
  file(path: string, content: NodeJS.ReadableStream): Promise<void>
}

export interface Imported {
  messages: number
  files: number
}

/**
 * Imports a file, or a folder with everything in it: `.eml`, `.msg` and the messages of an `.mbox` as mail, any other
 * file to the OneDrive, in the sub-folders it lies in.
 */
export async function importPath(target: ImportTarget, path: string): Promise<Imported> {
  const from = resolve(path)
  const imported: Imported = { messages: 0, files: 0 }
  const info = await stat(from).catch(() => undefined)
  if (info === undefined) throw new NotFoundError(`There is no file or folder ${from}.`)
  if (!info.isDirectory()) {
    await importFile(target, from, basename(from), imported)
    return imported
  }
  for (const { disk, isFolder } of await walk(from)) {
    if (!isFolder) await importFile(target, join(from, disk), disk, imported)
  }
  return imported
}

async function importFile(target: ImportTarget, file: string, drivePath: string, imported: Imported): Promise<void> {
  const kind = extname(file).toLowerCase()
  if (kind === '.eml' || kind === '.msg') {
    await target.message(basename(file), await readFile(file))
    imported.messages += 1
  } else if (kind === '.mbox' || basename(file) === 'mbox' || (kind === '' && (await isMbox(file)))) {
    // A file named just `mbox` lies in the folders that Apple Mail exports, `Inbox` and the like in those of Thunderbird.
    let number = 0
    for await (const content of readMbox(file)) {
      number += 1
      await target.message(`${basename(file, '.mbox')} ${number}.eml`, content)
    }
    imported.messages += number
  } else {
    await target.file(drivePath, createReadStream(file))
    imported.files += 1
  }
}
