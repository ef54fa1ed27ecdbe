/**
 * The streams of `__nameid_version1.0` (MS-OXMSG 2.2.3), which say what the properties numbered from 0x8000 on are:
 * a list of property sets, a list of names, and for each hash of a name the names that share it.
 */
export function namedPropertyStreams<S>(names: { set: S; number: number }[], guidOf: (set: S) => string) {
  const sets = [...new Set(names.map((name) => name.set))]
  const entries = names.map(({ set, number }, at) => {
    const entry = Buffer.alloc(8)
    entry.writeUInt32LE(number, 0)
    // Sets are counted from 3: the first three are built in. The lowest bit would mark a name in words.
    entry.writeUInt16LE((sets.indexOf(set) + 3) << 1, 4)
    entry.writeUInt16LE(at, 6)
    return entry
  })
  const byHash = new Map<number, Buffer[]>()
  for (const entry of entries) {
    const hash = 0x1000 + ((entry.readUInt32LE(0) ^ entry.readUInt16LE(4)) % 0x1f)
    byHash.set(hash, [...(byHash.get(hash) ?? []), entry])
  }
  const stream = (id: number, content: Buffer) => ({
    name: `__substg1.0_${id.toString(16).toUpperCase().padStart(4, '0')}0102`,
    content,
  })
  return [
    stream(2, Buffer.concat(sets.map((set) => guidBytes(guidOf(set))))),
    stream(3, Buffer.concat(entries)),
    stream(4, Buffer.alloc(0)),
    ...Array.from(byHash, ([hash, list]) => stream(hash, Buffer.concat(list))),
  ]
}

/** A GUID as Windows lays it out: the first three groups with their bytes reversed. */
function guidBytes(guid: string): Buffer {
  const [a = '', b = '', c = '', ...rest] = guid.split('-')
  const reversed = (group: string) => Buffer.from(group, 'hex').reverse()
  return Buffer.concat([reversed(a), reversed(b), reversed(c), Buffer.from(rest.join(''), 'hex')])
}
