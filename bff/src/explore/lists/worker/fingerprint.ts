const UNDERSCORE = 0x5f
const BASIS = 0x811c9dc5
const PRIME = 0x01000193

/** Few, and the same for all items. */
const names = new Map<string, number>()

/**
 * Equal for items about which the backup server says the same, in whatever order; 32 bits (FNV-1a). Links and actions
 * differ between explore sessions, and the id names the item instead of telling about it.
 */
export function fingerprint(item: Record<string, unknown>): number {
  let print = 0
  for (const name in item) {
    if (name === 'id' || name.charCodeAt(0) === UNDERSCORE) continue
    let start = names.get(name)
    if (start === undefined) {
      start = hash(BASIS, name)
      if (names.size < 1000) names.set(name, start)
    }
    const value = item[name]
    print ^= hash(start, typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
  }
  return print
}

function hash(start: number, text: string): number {
  let value = start
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), PRIME)
  return value
}
