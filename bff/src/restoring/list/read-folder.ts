import type { OpenedPoint } from '../../explore/opened-point.ts'
import { readPages } from '../../explore/read-all.ts'
import { operations } from '../../vb365/operations.ts'
import type { Chosen } from '../locate/locate.ts'
import { type Located, locatedDocument, locatedMail } from '../locate/located.ts'

/** Those of many things that lie in one folder, by their ids: the folder is read once instead of asking for each. */
export async function readFolder(
  { explore, point }: OpenedPoint,
  workload: Chosen['workload'],
  folder: string,
  wanted: Set<string>,
): Promise<Map<string, Located>> {
  const { container, id: parentId } = explore.innerId(folder)
  const found = new Map<string, Located>()
  const pages =
    workload === 'mail'
      ? map(
          readPages((window) =>
            explore.call(operations.mailItems, { params: { mailbox: container }, query: { parentId, ...window } }),
          ),
          (item) => locatedMail(point, container, item),
        )
      : map(
          readPages((window) =>
            explore.call(operations.documents, { params: { drive: container }, query: { parentId, ...window } }),
          ),
          (document) => (document.isFolder ? null : locatedDocument(point, container, document)),
        )
  for await (const page of pages) {
    for (const located of page) if (located && wanted.has(located.portalId)) found.set(located.portalId, located)
    if (found.size === wanted.size) break
  }
  return found
}

async function* map<A, B>(pages: AsyncGenerator<A[]>, present: (item: A) => B): AsyncGenerator<B[]> {
  for await (const page of pages) yield page.map(present)
}
