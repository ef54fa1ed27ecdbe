import { PortalError } from '../errors.ts'
import { Vb365Error } from '../vb365/errors.ts'
import { operations } from '../vb365/operations.ts'
import { ownWords } from './own-words.ts'
import { plainText } from './plain-text.ts'

/** The person's token is gone: whatever was to be done waits until they sign in again. */
export const isSignedOut = (error: unknown): boolean =>
  (error instanceof PortalError && error.code === 'sign_in_required') ||
  (error instanceof Vb365Error && error.status === 401)

/** Token or explore session are renewed only after the request itself was refused. */
const renewals = new Set(
  [operations.token, operations.explore, operations.mailboxes, operations.oneDrives, operations.restoreDeviceCode].map(
    ({ method, path }) => `${method} ${path}`,
  ),
)

/**
 * What a failed request for a restore leaves behind. Only certainty counts: `refused` and `not-sent` mean that nothing
 * was started, `in-doubt` that something may have been, `answered` that the server failed while it dealt with it and
 * so has, or has not, a session by now. A 503 is such an answer: it may come from something between, that lost the
 * server on the way.
 */
export type Doubt = 'refused' | 'not-sent' | 'answered' | 'in-doubt'

export function doubtOf(error: unknown): Doubt {
  if (error instanceof PortalError) return 'not-sent'
  if (!(error instanceof Vb365Error)) return 'in-doubt'
  if (renewals.has(error.operation)) return 'not-sent'
  if (error.uncertain) return 'in-doubt'
  if (error.status === null) return 'not-sent'
  return error.status >= 500 ? 'answered' : 'refused'
}

/**
 * Where nothing was started and asking later helps: the server said so, or could not be reached. It may be asked again
 * only because that is certain.
 */
export function pausedBy(error: unknown): 'busy' | 'unreachable' | null {
  const cause = error instanceof PortalError ? error.cause : error
  if (!(cause instanceof Vb365Error)) return null
  if (cause.status === null) return 'unreachable'
  return cause.status === 429 || cause.status === 503 ? 'busy' : null
}

/** For the person: what the server says, or what became of the attempt. */
export function inWords(error: unknown): string {
  if (error instanceof PortalError && error.code === 'not_found') {
    return ownWords.gone
  }
  if (error instanceof PortalError && error.code === 'scope_lost') {
    return ownWords.scopeLost
  }
  if (error instanceof PortalError) return plainText(`Nothing was asked of the backup server: ${error.message}.`)
  if (!(error instanceof Vb365Error)) return 'The portal failed to ask for this.'
  if (error.said) return plainText(error.said)
  if (error.status === null) return ownWords.unreachable
  if (error.status === 429) return ownWords.refusedBusy
  return `The backup server refused this (${error.status}).`
}
