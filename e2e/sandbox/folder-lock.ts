import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { writeAtomically } from './tenant/disk/files.ts'
import { isMissing } from './tenant/errors.ts'

/** How a command reaches the sandbox that runs on a folder. */
export interface Running {
  pid: number
  live: string
  ca: string
}

/** A data folder held by this process alone. */
export interface FolderLock {
  announce(running: Running): Promise<void>
  release(): Promise<void>
}

/**
 * Takes a data folder for this process; undefined where another process has it. The lock is an exclusive transaction on
 * an empty database, which the operating system ends with the process, however that dies: nothing can be left behind.
 */
export async function lockFolder(data: string): Promise<FolderLock | undefined> {
  await mkdir(data, { recursive: true })
  const database = new DatabaseSync(join(data, 'lock.sqlite'))
  try {
    database.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (error instanceof Error && /locked|busy/i.test(error.message)) return undefined
    throw error
  }
  const file = join(data, 'running.json')
  await rm(file, { force: true })
  return {
    announce: (running) => writeAtomically(file, `${JSON.stringify(running, null, 2)}\n`),
    async release() {
      if (!database.isOpen) return
      await rm(file, { force: true })
      database.close()
    },
  }
}

/** Who holds the folder, as far as it has announced itself: a command that works on the folder never does. */
export async function whoRuns(data: string): Promise<Running | undefined> {
  try {
    return JSON.parse(await readFile(join(data, 'running.json'), 'utf8'))
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}
