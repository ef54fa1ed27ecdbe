/**
 * The vendor promises no order, and a client must not come to rely on one: lists are ordered by a hash of the id, the
 * same every time and useful to nobody.
 */
export function inBackupOrder<T extends { id: string }>(rows: Iterable<T>): T[] {
  const keyed = Array.from(rows, (row) => ({ row, key: fnv1a(row.id) }))
  keyed.sort((a, b) => a.key - b.key || (a.row.id < b.row.id ? -1 : 1))
  return keyed.map(({ row }) => row)
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
