import type { Backup } from '../explore/backup.ts'
import type { Call } from '../store/restore-calls.ts'
import type { RestoreRecord } from '../store/restores.ts'
import { findSession } from './find-session.ts'
import { markOfCall, newMark } from './mark.ts'
import type { Actor, Parts } from './parts.ts'

/** "Check again": once more looks for the sessions of calls whose outcome is unknown. Gives those still unknown. */
export async function lookAgain(parts: Parts, actor: Actor, restore: RestoreRecord): Promise<Call[]> {
  const backup = parts.backup(actor.sessionKey)
  const unknown = (await parts.calls.of(restore.id)).filter(({ state }) => state === 'unknown')
  const still: Call[] = []
  for (const call of unknown) {
    const session = call.sessionId === null ? await findLost(backup, call) : null
    if (session === null) still.push(call)
    else await parts.calls.started(call, session)
  }
  return still
}

/**
 * "Restore the rest": what is not found once more is asked for anew. Where the backup server cannot be asked, nothing is
 * decided.
 */
export async function askAnew(parts: Parts, actor: Actor, restore: RestoreRecord): Promise<void> {
  const mark = newMark()
  for (const call of await lookAgain(parts, actor, restore)) {
    await parts.calls.again(call, markOfCall(mark, call.number))
    actor.log.info({ restore: restore.id, call: call.number }, 'restore: an unknown call is asked for anew')
  }
  await parts.restores.settle(restore.id, 'working', null, Date.now())
}

const findLost = (backup: Backup, { mark, askedAt }: Call) => findSession(backup, mark, askedAt ?? Date.now())
