import type { RestoreRequest } from '../../contract/restores.ts'
import { PortalError } from '../errors.ts'
import { authorizeScope } from '../policies/scopes.ts'
import type { NewRestore } from '../store/restores.ts'
import { checkFolderName } from './folder-name.ts'
import { locate } from './locate/locate.ts'
import { markOfCall, newMark } from './mark.ts'
import type { Actor, Parts } from './parts.ts'
import { plainText } from './plain-text.ts'
import { plan } from './plan.ts'
import { documentToHandBack } from './request-of-call.ts'

type Prepared = Omit<NewRestore, 'id' | 'tid' | 'oid' | 'idempotencyKey' | 'payloadHash'>

/** From what is asked for to what will be asked of the backup server. Nothing is started; whatever is wrong throws. */
export async function prepare(parts: Parts, actor: Actor, request: RestoreRequest): Promise<Prepared> {
  const { options, reason = '' } = request
  const wanted = request.items ?? []
  const scope = authorizeScope(actor.signedIn, request.scope)
  checkFolderName(options.mail.folder)
  if (wanted.length === 0) throw new PortalError('nothing_to_restore')
  if (!options.mail.missing && !options.mail.changed && wanted.some(({ workload }) => workload === 'mail')) {
    throw new PortalError('nothing_to_restore', { detail: 'Neither missing nor changed mail is to be restored' })
  }

  const backup = parts.backup(actor.sessionKey)
  const { title, chosen, items } = await locate({ ...parts, backup, scope }, wanted)
  const numbered = items.map((item, index) => ({ ...item, number: index + 1 }))
  const mark = newMark()
  return {
    scope: request.scope,
    sessionKey: actor.sessionKey,
    createdAt: Date.now(),
    title,
    chosen,
    reason: plainText(reason),
    options,
    calls: plan(numbered).map(({ items, ...call }) => ({
      ...call,
      mark: markOfCall(mark, call.number),
      items: items.map(({ number, portalId, name, document }) => ({
        ...{ number, portalId, name },
        document: document && documentToHandBack(document),
      })),
    })),
  }
}
