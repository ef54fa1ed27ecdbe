import type { Backup } from '../explore/backup.ts'
import type { Explore } from '../explore/explore-sessions.ts'
import type { Call } from '../store/restore-calls.ts'
import type { RestoreRecord } from '../store/restores.ts'
import { Vb365Error } from '../vb365/errors.ts'
import { codeFor, refuseCode } from './delegated.ts'
import { type Doubt, doubtOf, inWords, isSignedOut, pausedBy } from './failures.ts'
import { findSession } from './find-session.ts'
import { ownWords } from './own-words.ts'
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
  // Whoever was told "not now" may have been carried out all the same, and so late that it didn't show then.
  if (!isDelegated && restore.paused === 'busy') {
    const before = await lookOnce(parts, run, call)
    if (before === 'unanswered') return tries < TRIES ? parts.pauses.again(tries, 0) : await giveUp(parts, call)
    if (before === 'found') return null
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
  // Without a mark nothing is to be found, and so nothing certain.
  if (isDelegated) {
    await calls.unknown(call)
    return null
  }
  const asked = { ...call, askedAt }
  const isBusy = doubt === 'answered' && pausedBy(failure) === 'busy'
  let found = await adopt(parts, run, asked)
  for (let look = 0; isBusy && found === 'unanswered' && look < TRIES && !run.isEnding; look++) {
    await parts.restores.pause(restore.id, 'busy')
    found = await adopt(parts, run, asked, [parts.pauses.again(look, 0)])
  }
  if (found === 'found' || run.isEnding) return null
  // The server has dealt with the request, and it left no session behind.
  if (doubt === 'answered' && found === 'absent') {
    if (isBusy) return await notStarted(failure)
    await calls.failed(call, inWords(failure), Date.now())
  } else await calls.unknown(call)
  return null
}

async function giveUp({ calls }: Parts, call: Call): Promise<null> {
  await calls.failed(call, ownWords.busyTooLong, Date.now())
  return null
}

/** Whether a session is found; `absent` proves nothing where a request may still be on its way. */
type Look = 'found' | 'absent' | 'unanswered'

/** Before a call is asked for anew. */
async function lookOnce({ backup, calls }: Parts, run: Run, call: Call): Promise<Look> {
  try {
    const session = await findSession(backup(run.actor.sessionKey), call.mark, Date.now())
    if (session === null) return 'absent'
    if (await calls.asked(call, Date.now())) await calls.started(call, session)
    return 'found'
  } catch (error) {
    if (isSignedOut(error)) throw error
    return 'unanswered'
  }
}

/**
 * Looks for the session of a call that may have been asked for. The last look counts: `unanswered` where it failed.
 *
 * @param pauses before each look
 */
export async function adopt(parts: Parts, run: Run, call: Call, pauses = parts.pauses.find): Promise<Look> {
  let last: Look = 'unanswered'
  for (const pause of pauses) {
    await run.sleep(pause)
    if (run.isEnding) return 'unanswered'
    const log = run.actor.log.child({ restore: run.id, call: call.number, mark: call.mark })
    try {
      const session = await findSession(parts.backup(run.actor.sessionKey), call.mark, call.askedAt ?? Date.now())
      last = 'absent'
      if (session === null) continue
      await parts.calls.started(call, session)
      log.info({ session }, 'restore: the session of a call is found by its mark')
      return 'found'
    } catch (error) {
      if (isSignedOut(error)) throw error
      last = 'unanswered'
      log.warn({ err: error }, 'restore: looking for the session of a call failed')
    }
  }
  return last
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
