import type { Backup } from '../explore/backup.ts'
import type { Call } from '../store/restore-calls.ts'
import type { RestoreRecord } from '../store/restores.ts'
import { Vb365Error } from '../vb365/errors.ts'
import { operations } from '../vb365/operations.ts'
import type { Statistics } from '../vb365/schemas.ts'
import { changesOf, endOfCall } from './end-of-call.ts'
import { entryOfEvent, eventToShow, readEvents } from './events.ts'
import { isSignedOut } from './failures.ts'
import type { Parts, Run } from './parts.ts'
import { readStatistics } from './statistics.ts'

/** A session that the server doesn't know this often in a row is gone from its history, or no longer this person's. */
const GONE_AFTER = 3
/** Statistics of an ended session that the server fails to give this often in a row are not waited for. */
const WITHOUT_AFTER = 5

/**
 * Follows a call that the backup server works on to its end, and asks the server to stop it where the person wants
 * that. What the server does goes on whatever happens here; throws where the person's token is gone.
 */
export async function watch(parts: Parts, run: Run, restore: RestoreRecord, call: Call): Promise<void> {
  const session = call.sessionId
  if (session === null) return
  const log = run.actor.log.child({ restore: restore.id, call: call.number, session })
  let looks = 0
  let failures = 0
  let missing = 0
  let stopSent = false
  while (!run.isEnding) {
    try {
      const backup = parts.backup(run.actor.sessionKey)
      const wasStopped = ((await parts.restores.find(restore, restore.id))?.stopRequestedAt ?? null) !== null
      if (wasStopped && !stopSent) {
        // One that has just ended may refuse it; how it stands is looked at in any case.
        stopSent = await backup.call(operations.stopSession, { params: { session } }).then(() => true, unlessSignedOut)
      }
      if (await look(parts, backup, call, session, { wasStopped, failures })) return
      failures = 0
      missing = 0
      await run.sleep(parts.pauses.poll(looks++))
    } catch (error) {
      if (isSignedOut(error)) throw error
      missing = error instanceof Vb365Error && [403, 404].includes(error.status ?? 0) ? missing + 1 : 0
      if (failures++ === 0 || missing === GONE_AFTER) log.warn({ err: error }, 'restore: its progress cannot be read')
      if (missing === GONE_AFTER) {
        await parts.calls.unknown(call)
        return
      }
      await run.sleep(parts.pauses.outage(failures - 1))
    }
  }
}

/** Writes down how the session stands; true once it has ended. */
async function look(
  parts: Parts,
  backup: Backup,
  call: Call,
  session: string,
  { wasStopped, failures }: { wasStopped: boolean; failures: number },
): Promise<boolean> {
  const params = { session }
  // In this order: statistics read after the end are complete.
  const now = await backup.call(operations.restoreSession, { params })
  const isOver = now.state === 'Stopped' && failures >= WITHOUT_AFTER
  const statistics = await backup
    .call(operations.restoreStatistics, { params })
    .catch((error: unknown) => noStatistics(error, isOver))
  const items = await parts.calls.items(call)
  if (now.state === 'Working') {
    if (!statistics) return false
    const standing = readStatistics(statistics, items)
    await parts.calls.progress(call, standing.counts, changesOf(standing, items))
    return false
  }
  const events = await readEvents(backup, session).catch(noEvents)
  // An administrator may have stopped it, too.
  const isStopped = wasStopped || events.some(({ status }) => status === 'Cancelled')
  const end = endOfCall(now, statistics, events.flatMap(entryOfEvent), items, isStopped)
  await parts.calls.finished(call, { ...end, events: events.map(eventToShow) })
  return true
}

/**
 * A session may have none, at first or for good: its state and result count without them too.
 *
 * @param isOver there is no waiting for a server that fails to give them
 */
const noStatistics = (error: unknown, isOver: boolean): Statistics | null => {
  const status = error instanceof Vb365Error ? error.status : null
  if (status !== null && [400, 403, 404].includes(status)) return null
  if (isOver && status !== null && ![401, 429, 503].includes(status)) return null
  throw error
}

const unlessSignedOut = (error: unknown): false => {
  if (error instanceof Vb365Error && !isSignedOut(error)) return false
  throw error
}

const noEvents = (error: unknown): [] => {
  if (error instanceof Vb365Error && !isSignedOut(error)) return []
  throw error
}
