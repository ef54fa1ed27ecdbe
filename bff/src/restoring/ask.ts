import type { Backup } from '../explore/backup.ts'
import type { Explore } from '../explore/explore-sessions.ts'
import type { Call } from '../store/restore-calls.ts'
import type { RestoreRecord } from '../store/restores.ts'
import { Vb365Error } from '../vb365/errors.ts'
import { codeFor, refuseCode } from './delegated.ts'
import { type Doubt, doubtOf, inWords, isSignedOut, pausedBy } from './failures.ts'
import { findSession } from './find-session.ts'
import type { Actor, Parts, Run } from './parts.ts'
import { requestByCode, requestOfCall } from './request-of-call.ts'

/** A call that the server is too busy for, or cannot be reached for, is given up after so many tries: about an hour. */
const TRIES = 60

/**
 * Asks for a call, once. Its intent is on record already; that it may have been carried out is on record before the
 * request leaves, its session right after the answer. Throws where the person's token is gone, the call then waits.
 *
 * @returns milliseconds to wait before it may be asked for again, where it is certain that nothing was started; `wait` where
 * the person has to do something first; else null
 */
export async function ask(
  parts: Parts,
  run: Run,
  restore: RestoreRecord,
  call: Call,
  tries: number,
): Promise<number | 'wait' | null> {
  const { calls } = parts
  const { actor } = run
  const log = actor.log.child({ restore: restore.id, call: call.number, mark: call.mark })
  /** Nothing was started: another try, where that may help. */
  const notStarted = async (error: unknown): Promise<number | null> => {
    const paused = tries < TRIES ? pausedBy(error) : null
    log.warn({ err: error, paused }, 'restore: a call was not started')
    if (paused === null) {
      await calls.failed(call, inWords(error), Date.now())
      return null
    }
    await calls.notAsked(call)
    await parts.restores.pause(restore.id, paused)
    const wanted = error instanceof Vb365Error ? (error.retryAfter ?? 0) * 1000 : 0
    return parts.pauses.again(tries, wanted)
  }

  const isDelegated = parts.application(actor).permission === 'delegated'
  let explore: Explore
  let userCode: string | null = null
  try {
    explore = await exploreFor(parts, actor, restore, call)
    if (isDelegated) userCode = await codeFor(parts, actor, explore, call)
  } catch (error) {
    if (isSignedOut(error)) throw error
    return await notStarted(error)
  }
  if (isDelegated && userCode === null) {
    await parts.restores.pause(restore.id, 'code')
    return 'wait'
  }
  const items = await calls.items(call)
  const request =
    userCode === null
      ? requestOfCall(call, items, restore.options, restore.reason)
      : requestByCode(call, items, restore.options, { userCode, applicationId: parts.application(actor).id })
  const askedAt = Date.now()
  // Someone else has asked for it, or the person has stopped the restore.
  if (run.isEnding || !(await calls.asked(call, askedAt))) return null
  if (restore.paused !== null) await parts.restores.pause(restore.id, null)

  let doubt: Doubt
  let failure: unknown
  try {
    const { sessionId } = await explore.call(request.operation, { params: request.params, json: request.json })
    await calls.started(call, sessionId)
    log.info({ session: sessionId }, 'restore: a call is started')
    return null
  } catch (error) {
    failure = error
    doubt = doubtOf(error)
  }
  if (doubt !== 'in-doubt' && isSignedOut(failure)) {
    await calls.notAsked(call)
    throw failure
  }
  if (doubt === 'refused' && isDelegated && pausedBy(failure) === null && (await refuseCode(parts, call))) {
    log.info({ err: failure }, 'restore: the code of a call was refused, another is asked for')
    await calls.notAsked(call)
    return 0
  }
  if (doubt === 'refused' || doubt === 'not-sent') return await notStarted(failure)
  log.warn({ err: failure }, 'restore: the answer to a call is lost or in doubt')
  const found = await adopt(parts, run, { ...call, askedAt })
  if (found || run.isEnding) return null
  if (doubt === 'answered') await calls.failed(call, inWords(failure), Date.now())
  else await calls.unknown(call)
  return null
}

/**
 * Looks for the session of a call that may have been asked for. False: there is none yet, which proves nothing.
 *
 * @param pauses before each look
 */
export async function adopt(parts: Parts, run: Run, call: Call, pauses = parts.pauses.find): Promise<boolean> {
  for (const pause of pauses) {
    await run.sleep(pause)
    if (run.isEnding) return false
    const log = run.actor.log.child({ restore: run.id, call: call.number, mark: call.mark })
    try {
      const session = await findSession(parts.backup(run.actor.sessionKey), call.mark, call.askedAt ?? Date.now())
      if (session === null) continue
      await parts.calls.started(call, session)
      log.info({ session }, 'restore: the session of a call is found by its mark')
      return true
    } catch (error) {
      if (isSignedOut(error)) throw error
      log.warn({ err: error }, 'restore: looking for the session of a call failed')
    }
  }
  return false
}

/** Whose data it may touch, and that point and mailbox or drive are theirs, is decided again at the time of asking. */
async function exploreFor(parts: Parts, actor: Actor, restore: RestoreRecord, call: Call): Promise<Explore> {
  const scope = await parts.scopes.authorizeRestore(actor, restore)
  const backup: Backup = parts.backup(actor.sessionKey)
  const point = await parts.restorePoints.find(backup, scope, call.point, call.workload)
  const explore = await parts.explores.explore(backup, scope, point, call.workload)
  explore.container(call.container)
  return explore
}
