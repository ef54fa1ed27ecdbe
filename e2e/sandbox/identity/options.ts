import type { Tenant } from '../tenant/types.ts'

export interface IdentityOptions {
  /** Read at each use, so that disabling an account counts at once. */
  tenant: Pick<Tenant, 'directory'>
  /** `https://localhost:PORT`, without a path; the caller listens there. */
  issuerOrigin: string
  /** The portal's application: its id, and the certificate that stands in its registration. */
  portal: { clientId: string; certificatePem: string }
  /** The backup server's application, which is a resource only: nobody signs in to it. */
  vb365: { clientId: string }
}
