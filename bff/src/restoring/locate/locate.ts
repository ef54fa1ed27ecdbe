import type { RestoreChoice, Workload } from '../../../contract/restore-choices.ts'
import { MOST_ITEMS } from '../../../contract/restores.ts'
import { PortalError } from '../../errors.ts'
import type { Backup } from '../../explore/backup.ts'
import { splitId } from '../../explore/ids.ts'
import { findAll, type OpenedPoint, openPoint } from '../../explore/opened-point.ts'
import { momentOf } from '../../explore/restore-points.ts'
import type { Scope } from '../../policies/scopes.ts'
import { timeOf } from '../../vb365/times.ts'
import type { Parts } from '../parts.ts'
import { locateOnDrive } from './drive.ts'
import { Budget, type Found, type Located, locatedDocument, locatedMail } from './located.ts'
import { locateMail } from './mail.ts'
import { readManyDocuments, readManyMessages, WORTH_READING } from './read-many.ts'

/** Something chosen; of a record, `point` may name "all time" up to a moment. */
export type Chosen = Omit<RestoreChoice, 'point'> & {
  point: string
  /** A search as the person typed it. */
  typed?: string | undefined
  /** Its place in the request, to name it by. */
  index?: number
}

type Where = Pick<Parts, 'restorePoints' | 'explores'> & { backup: Backup; scope: Scope }

/**
 * Finds everything that is chosen, in the order of the list; folders and searches become what is in them. One thing
 * that isn't there, or isn't theirs, refuses the whole list and is named by its place in it.
 */
export async function findChosen(where: Where, chosen: readonly Chosen[], path = 'body.items'): Promise<Found[]> {
  const budget = new Budget()
  const numbered = chosen.map((choice, index) => ({ index, ...choice }))
  const many = new Map<OpenedPoint, Promise<Map<string, Located>>>()
  const read = (opened: OpenedPoint, { workload, point }: Chosen) => {
    const together = numbered.filter((one) => one.workload === workload && one.point === point)
    const reading = many.get(opened) ?? readMany(opened, workload, together)
    many.set(opened, reading)
    return reading
  }
  return await findAll(
    numbered,
    ({ index, ...choice }) => named(`${path}.${index}`, openPoint(where, where.backup, where.scope, choice)),
    async (opened, { index, ...choice }) => {
      const located = isPlainItem(choice) ? (await read(opened, choice)).get(choice.id) : undefined
      if (located) return { name: located.name, items: [located] }
      const wanted = { ...choice, point: 'latest' as const }
      const finding =
        choice.workload === 'mail' ? locateMail(opened, wanted, budget) : locateOnDrive(opened, wanted, budget, where)
      return await named(`${path}.${index}`, finding)
    },
  )
}

/** One message or file as the point has it, by its id. */
const isPlainItem = (choice: Chosen): choice is Chosen & { id: string } =>
  choice.kind === 'item' && choice.id !== undefined && choice.version === undefined

/** Very many messages or files are not asked for one by one. */
async function readMany(
  { explore, point }: OpenedPoint,
  workload: Workload,
  chosen: readonly Chosen[],
): Promise<Map<string, Located>> {
  const wanted = chosen.filter(isPlainItem).map(({ id }) => ({ portalId: id }))
  const located: Located[] = []
  if (wanted.length < WORTH_READING) return new Map()
  if (workload === 'mail') {
    for (const [portalId, item] of (await readManyMessages(explore, wanted)).rows) {
      located.push(locatedMail(point, splitId(portalId).container, item))
    }
  } else {
    for (const [portalId, document] of (await readManyDocuments(explore, wanted)).rows) {
      if (!document.isFolder) located.push(locatedDocument(point, splitId(portalId).container, document))
    }
  }
  return new Map(located.map((one) => [one.portalId, one]))
}

/** A refusal says which thing in the request it is about. */
export const named = <T>(path: string, finding: Promise<T>): Promise<T> =>
  finding.catch((error: unknown) => {
    throw withPlace(error, path)
  })

export interface Choices {
  /** Of the first thing chosen. */
  title: string
  chosen: number
  items: Located[]
  /** Mail folders chosen as a whole, and which of the request they are. */
  folders: { name: string; path: string }[]
}

/**
 * What is to be restored of all that is chosen, each thing once.
 *
 * @param known what was found before
 * @param replacesMail messages that have changed are replaced
 */
export async function locate(
  where: Where,
  wanted: readonly Chosen[],
  { known = [], replacesMail = false }: { known?: readonly Located[]; replacesMail?: boolean } = {},
): Promise<Choices> {
  const choices = onceEach(
    wanted.map((choice, index) => ({ index, ...choice })),
    keyOfChoice,
  )
  const found = await findChosen(where, choices)
  const items = onceEach([...known, ...found.flatMap(({ items }) => items)], (item) => keyOfLocated(item, replacesMail))
  if (items.length === 0) throw new PortalError('nothing_to_restore')
  if (items.length > MOST_ITEMS) throw new PortalError('too_large')
  const folders = choices.flatMap(({ workload, kind, index }, number) =>
    workload === 'mail' && kind === 'folder' ? [{ name: found[number]?.name ?? '', path: `body.items.${index}` }] : [],
  )
  return { title: known[0]?.name ?? found[0]?.name ?? '', chosen: known.length + found.length, items, folders }
}

const keyOfChoice = ({ workload, point, kind, id, version, q }: Chosen) =>
  JSON.stringify([workload, point, kind, id, version, q])

/**
 * A file that several points hold in one version and place is one file: restored from each of them, it would come back
 * with copies of itself. So is a message of which they say the same, unless it is replaced: it may differ in its text.
 * What "all time" and the moment it goes up to have in common is the same in both, too.
 */
function keyOfLocated({ workload, point, portalId, print, document, parent }: Located, replacesMail: boolean): string {
  if (!document) return JSON.stringify([workload, replacesMail ? momentOf(point) : print, portalId])
  const { name, versionId, modificationTime, sizeBytes } = document
  return JSON.stringify([workload, portalId, parent, name, versionId, timeOf(modificationTime), sizeBytes])
}

const onceEach = <T>(items: readonly T[], key: (item: T) => string): T[] => {
  const unique = new Map<string, T>()
  for (const item of items) if (!unique.has(key(item))) unique.set(key(item), item)
  return [...unique.values()]
}

const reasons: Partial<Record<PortalError['code'], string>> = {
  not_found: 'is not there, or not yours',
  version_not_restorable: 'is a version that no restore point holds as the last',
  too_large: 'holds too much',
  search_invalid: 'is a search that the backup server does not understand',
}

function withPlace(error: unknown, path: string): unknown {
  if (!(error instanceof PortalError)) return error
  const message = reasons[error.code]
  if (message === undefined) return error
  return new PortalError(error.code, { ...error.details, issues: [{ path, message }], cause: error })
}
