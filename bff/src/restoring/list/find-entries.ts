import { createHash } from 'node:crypto'
import { absentAsNull } from '../../explore/absent.ts'
import type { Backup } from '../../explore/backup.ts'
import { findAll, type OpenedPoint, openPoint } from '../../explore/opened-point.ts'
import type { Scope } from '../../policies/scopes.ts'
import type { ListEntry } from '../../store/restore-list.ts'
import { refuseHiddenSearch } from '../hidden-search.ts'
import { named } from '../locate/locate.ts'
import { isOneNote } from '../one-note.ts'
import type { Parts } from '../parts.ts'
import { plainText } from '../plain-text.ts'
import { type Description, describe } from './describe.ts'
import { keepDocument } from './kept-document.ts'
import { readFolder } from './read-folder.ts'
import type { NewEntry } from './restore-list.ts'

type Where = Pick<Parts, 'restorePoints' | 'explores'> & { backup: Backup; scope: Scope }
type Numbered = NewEntry & { index: number }

/** From so many things of one folder on, it is quicker to read the folder than to ask for each of them. */
const WORTH_READING = 20

/**
 * What is to be put on the list, as the backup has it, in the order of the request. One thing that isn't there, or isn't
 * theirs, refuses them all and is named by its place.
 */
export async function findEntries(where: Where, wanted: readonly NewEntry[]): Promise<ListEntry[]> {
  refuseHiddenSearch(where.scope, wanted)
  const now = Date.now()
  const numbered = wanted.map((entry, index) => ({ ...entry, index }))
  const open = (entry: Numbered) =>
    named(`body.entries.${entry.index}`, openPoint(where, where.backup, where.scope, entry))
  const known = await readFolders(numbered, open)
  return await findAll(numbered, open, async (opened, entry) => {
    const description =
      known.get(entry.index) ?? (await named(`body.entries.${entry.index}`, describe(opened, entry, where)))
    return entryOf(entry, opened, description, now)
  })
}

/** What many have in common: the folder that they were seen in. */
async function readFolders(
  entries: readonly Numbered[],
  open: (entry: Numbered) => Promise<OpenedPoint>,
): Promise<Map<number, Description>> {
  const known = new Map<number, Description>()
  const items = entries.filter(({ kind, version, folder }) => kind === 'item' && version === undefined && folder)
  const groups = Map.groupBy(items, ({ workload, point, folder }) => JSON.stringify([workload, point, folder?.id]))
  for (const together of groups.values()) {
    const [first] = together
    if (!first?.folder || together.length < WORTH_READING) continue
    const wanted = new Set(together.map(({ id }) => id ?? ''))
    // A hint that is wrong is no error: each is asked for by its id then.
    const reading = open(first).then((opened) => readFolder(opened, first.workload, first.folder?.id ?? '', wanted))
    const found = await absentAsNull(reading)
    for (const { index, id } of together) {
      const located = found?.get(id ?? '')
      if (!located) continue
      const versionName = located.document ? (located.document.version ?? '') : null
      known.set(index, { kind: 'item', name: located.name, located, versionName })
    }
  }
  return known
}

function entryOf(
  entry: Numbered,
  { point }: OpenedPoint,
  { kind, name, located, versionName }: Description,
  now: number,
) {
  const { workload, id: item = null, version = null, q: query = null, folder } = entry
  const document = located?.document ?? null
  return {
    id: idOf([workload, point, kind, item, version, query]),
    ...{ addedAt: now, workload, kind, point, item, version, query, name },
    versionName: version === null || versionName === null ? null : plainText(versionName),
    folder: folder ? folder.path.map(plainText) : null,
    size: document?.sizeBytes ?? null,
    oneNote: kind === 'item' && workload === 'onedrive' && isOneNote(name),
    // A version is looked for again when it is restored: it comes from another point.
    document: version !== null || !located ? null : document ? keepDocument(document, located.parent) : located.print,
  }
}

/** The same for the same thing: nothing is on a list twice. */
const idOf = (what: unknown[]): string =>
  createHash('sha256').update(JSON.stringify(what)).digest('base64url').slice(0, 27)
