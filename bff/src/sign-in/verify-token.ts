import { decodeJwt, errors, jwtVerify } from 'jose'
import { z } from 'zod'
import { PortalError } from '../errors.ts'
import type { Authorities } from './authority.ts'

/** Who signed in. A person is `tid` + `oid`; name and e-mail address are only for showing. */
export interface Person {
  tid: string
  oid: string
  name: string
  email: string
}

const guid = z.guid().transform((id) => id.toLowerCase())

/** Claims of an Entra v2.0 access token for this portal, got by this portal's SPA for a person. */
const claims = z.object({
  ver: z.literal('2.0'),
  tid: guid,
  oid: guid,
  azp: z.string(),
  scp: z.string().refine((scopes) => scopes.split(' ').includes('access_as_user')),
  // App-only tokens say so; tokens of a person never do.
  idtyp: z.literal('user').optional(),
  exp: z.number(),
  name: z.string().max(256).catch(''),
  preferred_username: z.string().max(256).catch(''),
})

interface Options {
  authorities: Authorities
  clientId: string
  tenants: readonly string[]
}

const refused = (cause: unknown) => new PortalError('sign_in_refused', { phase: 3, cause })

/**
 * Phase 3: is this token ours, of a tenant we serve, and whose is it.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/claims-validation
 */
export function createTokenVerifier({ authorities, clientId, tenants }: Options) {
  const allowed = new Set(tenants.map((tenant) => tenant.toLowerCase()))
  return async (token: string): Promise<Person> => {
    const tenant = claimedTenant(token)
    if (!allowed.has(tenant)) throw refused(new Error(`tenant ${tenant} is not served here`))
    const authority = await authorities.of(tenant)
    try {
      const { payload } = await jwtVerify(token, authority.keys, {
        algorithms: ['RS256'],
        issuer: authority.issuer,
        audience: clientId,
        clockTolerance: 60,
        requiredClaims: ['exp', 'nbf', 'iat'],
      })
      if (Array.isArray(payload.aud)) throw new Error('aud is a list')
      const valid = claims.parse(payload)
      if (valid.azp !== clientId) throw new Error('azp is another application')
      if (valid.tid !== tenant || !authority.issuer.includes(tenant)) throw new Error('tid and iss disagree')
      const { tid, oid, name, preferred_username: email } = valid
      return { tid, oid, name: name || email, email }
    } catch (cause) {
      if (isUnreachable(cause)) throw new PortalError('identity_unreachable', { phase: 3, cause })
      throw refused(cause)
    }
  }
}

/** Whose an unverified token says that it is: of use to find out who tried, and for nothing else. */
export function claimedBy(token: string): { tid: string; oid: string } | undefined {
  try {
    const { tid, oid } = decodeJwt(token)
    return { tid: guid.parse(tid), oid: guid.parse(oid) }
  } catch {
    return undefined
  }
}

/** Chooses the server and the keys to check with; trusted only once the signature has been checked with them. */
export function claimedTenant(token: string): string {
  try {
    return guid.parse(decodeJwt(token).tid)
  } catch (cause) {
    throw refused(cause)
  }
}

const isUnreachable = (cause: unknown) =>
  cause instanceof errors.JWKSTimeout ||
  cause instanceof TypeError ||
  (cause instanceof errors.JOSEError && cause.code === 'ERR_JOSE_GENERIC')
