import { PortalError } from '../errors.ts'
import type { Vb365Client } from '../vb365/client.ts'
import { toPortalError, Vb365Error } from '../vb365/errors.ts'
import { operations } from '../vb365/operations.ts'

const LIFETIME = 60_000

/** The Entra application of the backup server, and whether it lets portals in; read again every minute. */
export function createPortalSettings(vb365: Vb365Client) {
  let known: { at: number; applicationId: string } | null = null
  return async (): Promise<{ applicationId: string }> => {
    if (known && Date.now() - known.at < LIFETIME) return known
    const settings = await vb365.call(operations.portalSettings).catch((error: unknown) => {
      throw error instanceof Vb365Error ? toPortalError(error) : error
    })
    if (settings.isEnabled === false || !settings.applicationId) throw new PortalError('portal_disabled', { phase: 1 })
    known = { at: Date.now(), applicationId: settings.applicationId }
    return known
  }
}
