/**
 * Where a document goes that is restored beside the one that is there: `Plan_RESTORED-2026-11-21_14-30-05.docx`, as
 * VB365 names it, in UTC; a number follows where that is taken, too.
 */
export function copyPath(path: string, isTaken: (path: string) => boolean, now = new Date()): string {
  const at = now.toISOString().slice(0, 19).replace('T', '_').replaceAll(':', '-')
  const slash = path.lastIndexOf('/') + 1
  const name = path.slice(slash)
  const dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length
  const stem = `${path.slice(0, slash)}${name.slice(0, dot)}_RESTORED-${at}`
  const extension = name.slice(dot)
  let candidate = stem + extension
  for (let n = 2; isTaken(candidate); n++) candidate = `${stem}_${n}${extension}`
  return candidate
}
