import type { RestoreOptions } from '../../contract/restores.ts'
import { PortalError } from '../errors.ts'
import type { Explore } from '../explore/explore-sessions.ts'
import type { Call } from '../store/restore-calls.ts'
import { operations } from '../vb365/operations.ts'
import type { Actor, Parts } from './parts.ts'

/** Codes that the backup server did not take, after which the call has failed. */
const MOST_REFUSED = 3

/**
 * The code with which a call may be asked for; null: the person has to enter one first. A code is shown until they say
 * that they have.
 */
export async function codeFor(
  { codes, application }: Parts,
  actor: Actor,
  explore: Explore,
  { restoreId, workload, point }: Call,
): Promise<string | null> {
  const key = { restoreId, workload, point }
  const known = await codes.find(key)
  if (known && known.expiresAt > Date.now()) return known.confirmed ? known.userCode : null
  await newCode()
  return null

  async function newCode(): Promise<void> {
    const json = { targetApplicationId: application(actor).id }
    const { userCode, verificationUrl, expiresIn } = await explore.call(operations.restoreDeviceCode, { json })
    const expiresAt = Date.now() + expiresIn * 1000
    await codes.put({ ...key, userCode, verificationUrl, expiresAt, refused: known?.refused ?? 0 })
  }
}

/** The backup server did not take it: another is asked for, unless that has happened too often. */
export async function refuseCode({ codes }: Parts, { restoreId, workload, point }: Call): Promise<boolean> {
  const known = await codes.find({ restoreId, workload, point })
  if (!known || known.refused + 1 >= MOST_REFUSED) return false
  await codes.put({ ...known, expiresAt: 0, refused: known.refused + 1 })
  return true
}

/** What VB365's operations that take a code have no word for. */
export function checkDelegated(options: RestoreOptions): void {
  const wrong = [
    ...(options.mail.folder === undefined ? [] : ['mail.folder']),
    ...(options.mail.markUnread ? ['mail.markUnread'] : []),
    ...(options.onedrive.versions === 'all' ? ['onedrive.versions'] : []),
  ]
  if (wrong.length === 0) return
  const message = 'cannot be had with the person’s own permission'
  throw new PortalError('invalid_request', {
    issues: wrong.map((name) => ({ path: `body.options.${name}`, message })),
  })
}
