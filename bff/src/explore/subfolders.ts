import { operations } from '../vb365/operations.ts'
import type { Explore } from './explore-sessions.ts'
import { readAll } from './read-all.ts'

/** The folders directly in a folder of a mailbox; what is told here need not be looked up later to know that it is there. */
export const mailSubfolders = (explore: Explore, mailbox: string, parentId: string) =>
  seen(explore, mailbox, (window) =>
    explore.call(operations.mailFolders, { params: { mailbox }, query: { parentId, ...window } }),
  )

/** The same of a OneDrive. */
export const driveSubfolders = (explore: Explore, drive: string, parentId: string) =>
  seen(explore, drive, (window) =>
    explore.call(operations.driveFolders, { params: { drive }, query: { parentId, ...window } }),
  )

async function seen<Folder extends { id: string }>(
  explore: Explore,
  container: string,
  read: Parameters<typeof readAll<Folder>>[0],
): Promise<Folder[]> {
  const folders = await readAll(read)
  explore.see(container, folders)
  return folders
}
