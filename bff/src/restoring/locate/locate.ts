import type { RestoreChoice } from '../../../contract/restore-choices.ts'
import { PortalError } from '../../errors.ts'
import type { Backup } from '../../explore/backup.ts'
import { findAll, openPoint } from '../../explore/opened-point.ts'
import { momentOf } from '../../explore/restore-points.ts'
import type { Scope } from '../../policies/scopes.ts'
import type { Parts } from '../parts.ts'
import { locateOnDrive } from './drive.ts'
import { Budget, type Found, type Located } from './located.ts'
import { locateMail } from './mail.ts'

/** Something chosen; of a record, `point` may name "all time" up to a moment. */
export type Chosen = Omit<RestoreChoice, 'point'> & {
  point: string
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
  const named = async <T>(index: number, finding: Promise<T>): Promise<T> =>
    await finding.catch((error: unknown) => {
      throw withPlace(error, `${path}.${index}`)
    })
  return await findAll(
    numbered,
    ({ index, ...choice }) => named(index, openPoint(where, where.backup, where.scope, choice)),
    (opened, { index, ...choice }) => {
      const wanted = { ...choice, point: 'latest' as const }
      const finding =
        choice.workload === 'mail' ? locateMail(opened, wanted, budget) : locateOnDrive(opened, wanted, budget, where)
      return named(index, finding)
    },
  )
}

/** What is to be restored of all that is chosen, each thing once. */
export async function locate(
  where: Where,
  wanted: readonly Chosen[],
): Promise<{ title: string; chosen: number; items: Located[] }> {
  const found = await findChosen(
    where,
    onceEach(
      wanted.map((choice, index) => ({ index, ...choice })),
      keyOfChoice,
    ),
  )
  const items = onceEach(
    found.flatMap(({ items }) => items),
    // What "all time" and the moment it goes up to have in common is the same in both.
    ({ workload, point, portalId }) => `${workload} ${momentOf(point)} ${portalId}`,
  )
  if (items.length === 0) throw new PortalError('nothing_to_restore')
  return { title: found[0]?.name ?? '', chosen: found.length, items }
}

const keyOfChoice = ({ workload, point, kind, id, version, q }: Chosen) =>
  JSON.stringify([workload, point, kind, id, version, q])

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
