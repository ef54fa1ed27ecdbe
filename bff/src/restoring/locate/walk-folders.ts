import pLimit from 'p-limit'

interface FolderContents<Item> {
  items: Item[]
  /** Ids of the folders in it. */
  folders: string[]
}

/** A mailbox may have thousands of folders, and each is a request or two. */
const AT_ONCE = 8

/** What is in some folders and in all below them, level by level; a folder inside itself is read once. */
export async function walkFolders<Item>(
  tops: Iterable<string>,
  read: (folder: string) => Promise<FolderContents<Item>>,
): Promise<Item[]> {
  const limit = pLimit(AT_ONCE)
  const known = new Set(tops)
  const items: Item[] = []
  try {
    for (let level = [...known]; level.length > 0; ) {
      const found = await Promise.all(level.map((folder) => limit(read, folder)))
      const below = found.flatMap(({ folders }) => folders)
      level = [...new Set(below)].filter((folder) => !known.has(folder))
      for (const folder of level) known.add(folder)
      for (const inside of found) for (const item of inside.items) items.push(item)
    }
  } finally {
    limit.clearQueue()
  }
  return items
}
