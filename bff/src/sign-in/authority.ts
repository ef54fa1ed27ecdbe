import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import { PortalError } from '../errors.ts'
import type { IdentityHttp } from './identity-http.ts'

const discovery = z.looseObject({ issuer: z.url(), jwks_uri: z.url({ protocol: /^https$/ }) })

export interface TenantAuthority {
  tenant: string
  /** `https://login.microsoftonline.com/<tenant>`. */
  authority: string
  /** The `iss` of its tokens. */
  issuer: string
  keys: JWTVerifyGetKey
  /** The discovery document as it came, for MSAL. */
  metadata: string
}

/** Where the people of one tenant sign in. */
export const authorityOf = (configured: string, tenant: string): string =>
  `${configured.slice(0, configured.lastIndexOf('/'))}/${tenant}`

const TIMEOUT = 10_000
const LIFETIME = 24 * 3600 * 1000

/**
 * What is needed of the identity provider to check tokens of a tenant: its discovery document and its keys. Read on
 * first use and once a day; keys are read again for an unknown `kid`, at most every 30 seconds.
 *
 * @param configured its last part (`organizations` or a tenant) is replaced by the tenant asked for
 */
export function createAuthorities(configured: string, http: Pick<IdentityHttp, 'get'>) {
  const cached = new Map<string, { at: number; value: Promise<TenantAuthority> }>()

  async function load(tenant: string): Promise<TenantAuthority> {
    const authority = authorityOf(configured, tenant)
    const address = `${authority}/v2.0/.well-known/openid-configuration`
    const answer = await http.get(address)
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`)
    const document = discovery.parse(await answer.json())
    return {
      tenant,
      authority,
      issuer: document.issuer,
      keys: createRemoteJWKSet(new URL(document.jwks_uri), {
        cooldownDuration: 30_000,
        cacheMaxAge: LIFETIME,
        timeoutDuration: TIMEOUT,
        [customFetch]: async (url, { signal }) => (await http.get(url, signal)) as unknown as Response,
      }),
      metadata: JSON.stringify(document),
    }
  }

  return {
    async of(tenant: string): Promise<TenantAuthority> {
      const known = cached.get(tenant)
      if (known && Date.now() - known.at < LIFETIME) return await known.value
      const value = load(tenant)
      cached.set(tenant, { at: Date.now(), value })
      try {
        return await value
      } catch (cause) {
        cached.delete(tenant)
        throw new PortalError('identity_unreachable', { phase: 3, cause })
      }
    },
  }
}

export type Authorities = ReturnType<typeof createAuthorities>
