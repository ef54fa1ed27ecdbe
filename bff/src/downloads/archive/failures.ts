import { PortalError } from '../../errors.ts'
import { Vb365Error } from '../../vb365/errors.ts'

/**
 * Whether a failure concerns all that is still to come: an archive that breaks off is seen to have failed, one that
 * lacks almost everything may not be.
 */
export function endsArchive(error: unknown): boolean {
  if (error instanceof PortalError) return error.code === 'sign_in_required' || error.code === 'save_refused'
  if (error instanceof Vb365Error) return error.status === null || error.status === 401
  return (error as Error).name === 'AbortError'
}

export const isPassing = (error: unknown): boolean =>
  error instanceof Vb365Error && (error.status === null || [429, 502, 503, 504].includes(error.status))

/** For the person who unpacks it. */
export function inWords(error: unknown): string {
  if (error instanceof PortalError) return `${error.message}.`
  if (!(error instanceof Vb365Error)) return 'The connection to the backup server broke off.'
  if (error.status === 404) return 'The backup does not hold it any more.'
  if (error.status === 429 || error.status === 503) return 'The backup server was busy.'
  return `The backup server failed (${error.status}).`
}
