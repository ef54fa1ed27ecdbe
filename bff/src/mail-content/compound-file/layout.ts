export interface WritableStream {
  name: string
  size: number
  read(): Uint8Array
}

export interface WritableStorage {
  name: string
  classId: Uint8Array
  streams: readonly WritableStream[]
  storages: readonly WritableStorage[]
}

/** An entry of the directory to be. `left`, `right` and `child` are entries' numbers. */
export interface Node {
  name: string
  root: boolean
  classId: Uint8Array
  stream: WritableStream | null
  mini: boolean
  start: number
  left: number
  right: number
  child: number
}

interface Extent {
  start: number
  count: number
}

export interface Layout {
  nodes: Node[]
  directory: Extent
  miniFat: Extent
  miniStream: Extent
  miniBytes: number
  fat: Extent
  difat: Extent
  sectors: number
  /** Of the file, in bytes. */
  size: number
}

export const SECTOR = 512
export const MINI_SECTOR = 64
const MINI_CUTOFF = 4096
const NONE = 0xffffffff
const NO_CLASS = new Uint8Array(16)

/** Where everything of a compound file goes (MS-CFB 2): directory, mini stream, streams, then the tables. */
export function layOut(root: WritableStorage): Layout {
  const nodes: Node[] = []
  flatten(root, nodes)

  let sectors = 0
  const claim = (bytes: number): Extent => {
    const extent = { start: sectors, count: Math.ceil(bytes / SECTOR) }
    sectors += extent.count
    return extent
  }
  const directory = claim(nodes.length * 128)
  let miniSectors = 0
  for (const node of nodes) {
    if (!node.stream) continue
    if (node.mini) {
      node.start = miniSectors
      miniSectors += Math.ceil(node.stream.size / MINI_SECTOR)
    } else {
      node.start = claim(node.stream.size).start
    }
  }
  const miniFat = claim(miniSectors * 4)
  const miniStream = claim(miniSectors * MINI_SECTOR)

  // The tables describe themselves, too; each turn adds what the last one lacked.
  let fatCount = 0
  let difatCount = 0
  for (let needed = -1; needed !== fatCount; ) {
    needed = fatCount
    fatCount = Math.ceil((sectors + fatCount + difatCount) / (SECTOR / 4))
    difatCount = Math.ceil(Math.max(0, fatCount - 109) / (SECTOR / 4 - 1))
  }
  const fat = claim(fatCount * SECTOR)
  const difat = claim(difatCount * SECTOR)
  const size = (sectors + 1) * SECTOR
  return { nodes, directory, miniFat, miniStream, miniBytes: miniSectors * MINI_SECTOR, fat, difat, sectors, size }
}

function flatten(storage: WritableStorage, nodes: Node[]): number {
  const index = nodes.length
  const node = createNode(storage.name, storage.classId, null)
  node.root = index === 0
  nodes.push(node)
  const children: number[] = []
  for (const stream of storage.streams) {
    children.push(nodes.length)
    nodes.push(createNode(stream.name, NO_CLASS, stream))
  }
  for (const child of storage.storages) children.push(flatten(child, nodes))
  node.child = balance(
    children.sort((left, right) => compareNames(nodes[left]?.name ?? '', nodes[right]?.name ?? '')),
    nodes,
  )
  return index
}

function createNode(name: string, classId: Uint8Array, stream: WritableStream | null): Node {
  const mini = stream !== null && stream.size < MINI_CUTOFF
  return { name, root: false, classId, stream, mini, start: 0, left: NONE, right: NONE, child: NONE }
}

/** Shorter names come first, then upper-case code units decide (MS-CFB 2.6.4). */
function compareNames(left: string, right: string): number {
  if (left.length !== right.length) return left.length - right.length
  const [upperLeft, upperRight] = [left.toUpperCase(), right.toUpperCase()]
  return upperLeft < upperRight ? -1 : upperLeft > upperRight ? 1 : 0
}

function balance(sorted: readonly number[], nodes: Node[]): number {
  const middle = sorted.length >> 1
  const index = sorted[middle]
  const node = index === undefined ? undefined : nodes[index]
  if (index === undefined || !node) return NONE
  node.left = balance(sorted.slice(0, middle), nodes)
  node.right = balance(sorted.slice(middle + 1), nodes)
  return index
}
