import type { RestoreRequest, RestoreWish } from '../../contract/restores.ts'
import { PortalError } from '../errors.ts'
import type { Backup } from '../explore/backup.ts'
import { checkReason } from '../policies/reasons.ts'
import type { Scope } from '../policies/scopes.ts'
import type { NewRestore } from '../store/insert-restore.ts'
import { checkDelegated } from './delegated.ts'
import { checkFolderName, checkNotInside } from './folder-name.ts'
import { refuseHiddenSearch } from './hidden-search.ts'
import { fromList } from './list/from-list.ts'
import { type Choices, locate } from './locate/locate.ts'
import type { Located } from './locate/located.ts'
import { markOfCall, newMark } from './mark.ts'
import { isOneNote } from './one-note.ts'
import { ownWords } from './own-words.ts'
import type { Actor, Parts } from './parts.ts'
import { type PlannedCall, plan } from './plan.ts'
import { documentToHandBack } from './request-of-call.ts'

type Prepared = Omit<NewRestore, 'id' | 'tid' | 'oid' | 'idempotencyKey' | 'payloadHash'>

export interface Wanted extends Choices {
  scope: Scope
  backup: Backup
}

/** Everything that is wished for, as the backup has it. Nothing is started; whatever is wrong throws. */
export async function findWanted(parts: Parts, actor: Actor, wish: RestoreWish, scope: Scope): Promise<Wanted> {
  const { options } = wish
  const backup = parts.backup(actor.sessionKey)
  const where = { ...parts, scope, backup }
  const { chosen, known } = wish.list
    ? await fromList(where, { ...actor.signedIn.person, scope: wish.scope }, wish.list.revision)
    : { chosen: wish.items ?? [], known: [] }
  refuseHiddenSearch(scope, chosen)
  if (chosen.length + known.length === 0) throw new PortalError('nothing_to_restore')
  checkFolderName(options.mail.folder)
  const isDelegated = parts.application(actor).permission === 'delegated'
  if (isDelegated) checkDelegated(options)
  const has = (kind: 'mail' | 'onedrive') => [...chosen, ...known].some(({ workload }) => workload === kind)
  if (!options.mail.missing && !options.mail.changed && has('mail')) {
    throw new PortalError('nothing_to_restore', { detail: 'Neither missing nor changed mail is to be restored' })
  }
  const choices = await locate(where, chosen, { known, replacesMail: options.mail.changed || isDelegated })
  checkNotInside(options.mail.folder, choices.folders)
  return { ...choices, scope, backup }
}

/** From what is asked for to what will be asked of the backup server. */
export async function prepare(parts: Parts, actor: Actor, request: RestoreRequest): Promise<Prepared> {
  const { options, list } = request
  const scope = await parts.scopes.authorize(actor, request.scope, 'act')
  // Why they act for someone was asked once.
  const reason = checkReason(parts.reasons, request.reason?.trim() ? request.reason : scope.reason)
  const { title, chosen, items } = await findWanted(parts, actor, request, scope)
  const numbered = items.map((item, index) => ({ ...item, number: index + 1 }))
  const leftOut = (item: Located) =>
    parts.application(actor).permission === 'application' && item.document && isOneNote(item.name)
  const mark = newMark()
  const calls = [
    ...plan(numbered.filter((item) => !leftOut(item))).map((call) => ({ ...call, leftOut: null })),
    ...plan(numbered.filter(leftOut)).map((call) => ({ ...call, leftOut: ownWords.oneNote })),
  ]
  if (calls.every((call) => call.leftOut !== null)) throw new PortalError('nothing_to_restore')
  return {
    scope: request.scope,
    sessionKey: actor.sessionKey,
    createdAt: Date.now(),
    title,
    chosen,
    reason,
    person: scope.person,
    options,
    calls: calls.map(
      ({ items, ...call }: PlannedCall<Located & { number: number }> & { leftOut: string | null }, index) => ({
        ...call,
        number: index + 1,
        mark: markOfCall(mark, index + 1),
        items: items.map(({ number, portalId, name, document }) => ({
          ...{ number, portalId, name },
          document: document && JSON.stringify(documentToHandBack(document)),
        })),
      }),
    ),
    ...(list ? { list: list.revision } : {}),
  }
}
