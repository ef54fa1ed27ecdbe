import type { RestorePreview, RestoreWarning } from '../../../contract/restore-preview.ts'
import type { RestoreOptions, RestoreWish, Workload } from '../../../contract/restores.ts'
import { ROOT } from '../../explore/ids.ts'
import { openPoint } from '../../explore/opened-point.ts'
import { mailSubfolders } from '../../explore/subfolders.ts'
import type { Located } from '../locate/located.ts'
import { isOneNote } from '../one-note.ts'
import type { Actor, Parts } from '../parts.ts'
import { findWanted, type Wanted } from '../prepare.ts'
import { type Compared, compareWithLatest } from './compare.ts'
import { onTopOfEachOther, type PutBack } from './on-top.ts'

const NAMES = 5
const OLD = 24 * 60 * 60_000

interface Latest {
  time: string | null
  compared: Compared[]
}

/** What a restore would do, without doing any of it. */
export async function previewRestore(
  parts: Parts,
  actor: Actor,
  wish: RestoreWish,
  signal: AbortSignal,
): Promise<RestorePreview> {
  const scope = await parts.scopes.authorize(actor, wish.scope)
  const wanted = await findWanted(parts, actor, wish, scope)
  const isDelegated = parts.application(actor).permission === 'delegated'
  const leftOut = wanted.items.filter(({ document, name }) => !isDelegated && document !== null && isOneNote(name))
  const items = wanted.items.filter((item) => !leftOut.includes(item))
  // VB365 leaves no choice with the person's own permission.
  const mailOptions = { ...wish.options.mail, ...(isDelegated && { missing: true, changed: true }) }
  const replaces = wish.options.onedrive.existing === 'replace'
  const [mail, onedrive] = await Promise.all([
    compared(parts, wanted, items, 'mail', mailOptions, signal),
    compared(parts, wanted, items, 'onedrive', { missing: true, changed: replaces }, signal),
  ])
  const isNew = mail.compared.length > 0 && (await isNewFolder(parts, wanted, wish.options.mail.folder))
  return {
    comparedWith: { mail: mail.time, onedrive: onedrive.time },
    mail: countsOf(mail.compared),
    onedrive: countsOf(onedrive.compared),
    size: items.reduce((sum, { document }) => sum + (document?.sizeBytes ?? 0), 0),
    warnings: [
      ...once([
        ...mailWarnings(mail.compared, mailOptions),
        ...(isNew ? [{ code: 'folder-created' as const, count: 1, names: [wish.options.mail.folder ?? ''] }] : []),
        ...driveWarnings(onedrive.compared, wish.options.onedrive),
      ]),
      ...about('one-note', leftOut),
      ...oldWarning([mail, onedrive]),
    ],
    leftOut: leftOut.length,
    reasonRequired: scope.person === null && parts.reasons.required,
    reasonHint: parts.reasons.hint,
    permission: parts.application(actor).permission,
  }
}

async function compared(
  parts: Parts,
  { scope, backup }: Wanted,
  all: readonly Located[],
  workload: Workload,
  putBack: PutBack,
  signal: AbortSignal,
): Promise<Latest> {
  const [newest] = await parts.restorePoints.holding(backup, scope, workload)
  const items = all.filter((item) => item.workload === workload)
  if (!newest || items.length === 0) return { time: newest?.time ?? null, compared: [] }
  const explore = await parts.explores.explore(backup, scope, newest, workload)
  const at = async (point: string) => (await openPoint(parts, backup, scope, { workload, point })).explore
  const compared = await compareWithLatest(items, { point: newest.name, explore, at }, signal)
  return { time: newest.time, compared: onTopOfEachOther(compared, putBack) }
}

async function isNewFolder(parts: Parts, { scope, backup }: Wanted, folder: string | undefined): Promise<boolean> {
  const [newest] = await parts.restorePoints.holding(backup, scope, 'mail')
  if (folder === undefined || !newest) return false
  const explore = await parts.explores.explore(backup, scope, newest, 'mail')
  const mailbox = explore.containers.find(({ isArchive }) => !isArchive)?.id ?? ''
  const folders = await mailSubfolders(explore, mailbox, ROOT)
  return !folders.some(({ name }) => name?.toLowerCase() === folder.toLowerCase())
}

function countsOf(compared: readonly Compared[]): RestorePreview['mail'] {
  const counts = { total: compared.length, missing: 0, changed: 0, identical: 0, unknown: 0 }
  for (const { verdict } of compared) counts[verdict]++
  return counts
}

const about = (code: RestoreWarning['code'], items: readonly Located[]): RestoreWarning[] =>
  items.length === 0 ? [] : [{ code, count: items.length, names: items.slice(0, NAMES).map(({ name }) => name) }]

/** Mail and files are overwritten in one sentence. */
const once = (warnings: RestoreWarning[]): RestoreWarning[] =>
  [...Map.groupBy(warnings, ({ code }) => code).entries()].map(([code, told]) => ({
    code,
    count: told.reduce((sum, { count }) => sum + count, 0),
    names: told.flatMap(({ names }) => names).slice(0, NAMES),
  }))

const which = (compared: readonly Compared[], is: (one: Compared) => boolean) =>
  compared.filter(is).map(({ item }) => item)

function mailWarnings(compared: readonly Compared[], options: RestoreOptions['mail']): RestoreWarning[] {
  // In a folder of its own nothing is in the way.
  if (options.folder !== undefined) return []
  const changed = which(compared, ({ verdict }) => verdict === 'changed')
  return [
    ...about(
      'still-there',
      which(compared, ({ verdict }) => verdict === 'identical'),
    ),
    ...about(options.changed ? 'replaced' : 'not-replaced', changed),
  ]
}

function driveWarnings(compared: readonly Compared[], options: RestoreOptions['onedrive']): RestoreWarning[] {
  const there = which(compared, ({ verdict }) => verdict === 'identical' || verdict === 'changed')
  if (options.existing === 'keep') return about('copies', there)
  return [
    ...about('replaced', there),
    ...about(
      'later-work',
      which(compared, ({ isLater }) => isLater),
    ),
  ]
}

function oldWarning(latest: readonly Latest[]): RestoreWarning[] {
  const old = latest.filter(({ time, compared }) => compared.length > 0 && Date.now() - Date.parse(time ?? '') > OLD)
  const count = old.reduce((sum, { compared }) => sum + compared.length, 0)
  return count === 0 ? [] : [{ code: 'old-comparison', count, names: [] }]
}
