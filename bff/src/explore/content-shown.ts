import type { Workload } from '../../contract/restores.ts'
import { PortalError } from '../errors.ts'
import { noteContentShown } from '../policies/cover.ts'
import type { Scope } from '../policies/scopes.ts'
import { operations } from '../vb365/operations.ts'
import type { Explore } from './explore-sessions.ts'
import { joinId, splitId } from './ids.ts'
import { folderBehind, parentLink } from './parent-folder.ts'
import { readPages } from './read-all.ts'

/** Refuses contents that are covered, until the item or its folder is shown. */
export async function requireShown(scope: Scope, explore: Explore, workload: Workload, item: string): Promise<void> {
  if (!(await lookWhetherShown(scope, explore, workload, item))) throw new PortalError('content_covered')
  noteContentShown()
}

/** Whether an item, or the folder that it lies in, has been shown; known of the item then for the rest of the request. */
export async function lookWhetherShown(
  { cover }: Scope,
  explore: Explore,
  workload: Workload,
  item: string,
): Promise<boolean> {
  if (cover === null || cover.items.has(item)) return true
  const { container, id } = explore.innerId(item)
  const near = [...cover.folders].filter((folder) => splitId(folder).container === container)
  if (near.length === 0 || !(await isInOneOf(near, explore, workload, { container, id }))) return false
  cover.items.add(item)
  return true
}

async function isInOneOf(
  folders: string[],
  explore: Explore,
  workload: Workload,
  { container, id }: { container: string; id: string },
): Promise<boolean> {
  const found =
    workload === 'mail'
      ? await explore.call(operations.linkedMailItem, { params: { mailbox: container, item: id } })
      : await explore.call(operations.document, { params: { drive: container, document: id } })
  const parent = folderBehind(container, parentLink(found))
  if (parent !== null) return folders.includes(parent)
  // A server that does not tell is asked what lies in them.
  for (const folder of folders) if (await holds(explore, workload, folder, joinId(container, id))) return true
  return false
}

async function holds(explore: Explore, workload: Workload, folder: string, item: string): Promise<boolean> {
  const { container, id: parentId } = explore.innerId(folder)
  const pages: AsyncIterable<{ id: string }[]> =
    workload === 'mail'
      ? readPages((window) =>
          explore.call(operations.mailItems, { params: { mailbox: container }, query: { parentId, ...window } }),
        )
      : readPages((window) =>
          explore.call(operations.documents, { params: { drive: container }, query: { parentId, ...window } }),
        )
  for await (const page of pages) if (page.some(({ id }) => joinId(container, id) === item)) return true
  return false
}
