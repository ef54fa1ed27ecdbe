import { createHash } from 'node:crypto'
import { PortalError } from '../errors.ts'
import type { NewRestore } from '../store/insert-restore.ts'
import type { RestoreRecord } from '../store/restores.ts'
import { markOfCall, newMark } from './mark.ts'
import type { Actor, Parts } from './parts.ts'
import { type Place, plan } from './plan.ts'

type Repetition = Omit<NewRestore, 'id' | 'tid' | 'oid' | 'idempotencyKey' | 'payloadHash'>

export const hashOfRepetition = (id: string): string =>
  createHash('sha256')
    .update(JSON.stringify(['repeat', id]))
    .digest('base64url')

/** The failed items of a finished restore, to be restored again as they were asked for. */
export async function repetitionOf(parts: Parts, actor: Actor, restore: RestoreRecord): Promise<Repetition> {
  await parts.scopes.authorize(actor, restore.scope, 'act')
  const calls = await parts.calls.of(restore.id)
  const failed = (
    await Promise.all(
      calls.map(async (call) =>
        (
          await parts.calls.items(call)
        )
          .filter(({ status }) => status === 'failed')
          .map(({ portalId, name, document }) => ({ ...placeOf(call), ...{ portalId, name, document } })),
      ),
    )
  ).flat()
  if (restore.state !== 'finished' || failed.length === 0) throw new PortalError('nothing_to_restore')
  const mark = newMark()
  return {
    scope: restore.scope,
    sessionKey: actor.sessionKey,
    createdAt: Date.now(),
    title: failed[0]?.name ?? '',
    chosen: failed.length,
    reason: restore.reason,
    person: restore.person,
    options: restore.options,
    repeats: restore.id,
    calls: plan(failed.map((item, index) => ({ ...item, number: index + 1 }))).map(({ items, ...call }) => ({
      ...call,
      mark: markOfCall(mark, call.number),
      items: items.map(({ number, portalId, name, document }) => ({ number, portalId, name, document })),
    })),
  }
}

const placeOf = ({ workload, point, container }: Place): Place => ({ workload, point, container })
