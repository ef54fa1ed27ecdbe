import { randomBytes, randomInt } from 'node:crypto'
import type Provider from 'oidc-provider'
import type { AccessToken, Configuration } from 'oidc-provider'
import { type Accounts, pairwiseSubject } from './accounts.ts'
import { type Resources, scopeClaim } from './resources.ts'

const now = () => Math.floor(Date.now() / 1000)
/** Entra's id for one token, to find it in the sign-in log. */
const uniqueTokenId = () => randomBytes(16).toString('base64url')

/** Entra's access tokens live 60 to 90 minutes, at random, so that not everybody renews at once. */
const accessTokenLifetime = () => randomInt(60 * 60, 90 * 60)
const DAY = 24 * 60 * 60

type TokenConfiguration = Pick<
  Configuration,
  'claims' | 'conformIdTokenClaims' | 'extraTokenClaims' | 'formats' | 'ttl'
>

/** Access and ID tokens in the shape of https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference */
export function tokenConfiguration(accounts: Accounts, resources: Resources): TokenConfiguration {
  return {
    ttl: {
      AccessToken: accessTokenLifetime,
      AuthorizationCode: 10 * 60,
      DeviceCode: 15 * 60,
      Grant: 90 * DAY,
      IdToken: 60 * 60,
      Interaction: 60 * 60,
      // A single-page application's refresh token ends after a day, however often it is used.
      RefreshToken: DAY,
      Session: DAY,
    },
    conformIdTokenClaims: false,
    claims: {
      openid: ['sub', 'nbf', 'tid', 'uti', 'ver'],
      profile: ['name', 'oid', 'preferred_username'],
      email: ['email'],
    },
    extraTokenClaims: async (_ctx, token) => ('accountId' in token ? personClaims(accounts, token.accountId) : {}),
    formats: {
      customizers: {
        jwt: (_ctx, token, parts) => {
          const { jti, scope, client_id, sub, ...standard } = parts.payload
          const accessToken = token as AccessToken
          const resource = resources.all.find(({ audience }) => audience === accessToken.aud)
          parts.header = { typ: 'JWT' }
          parts.payload = {
            ...standard,
            nbf: standard.iat,
            azp: accessToken.clientId,
            // How the calling application proved itself: 0 not at all (public), 2 with a certificate.
            azpacr: accessToken.client?.clientAuthMethod === 'none' ? '0' : '2',
            scp: resource && scopeClaim(resource, accessToken.scope ?? ''),
            sub: pairwiseSubject(accessToken.accountId, String(accessToken.aud)),
            uti: uniqueTokenId(),
            ver: '2.0',
          }
        },
      },
    },
  }
}

async function personClaims(accounts: Accounts, oid: string) {
  const { displayName, email } = await accounts.enabled(oid)
  const { tid } = await accounts.directory()
  return { name: displayName, oid, preferred_username: email, tid }
}

/** What an ID token says, of which the scopes above let through a part. */
export async function idTokenClaims(accounts: Accounts, oid: string) {
  const person = await personClaims(accounts, oid)
  return { ...person, sub: oid, email: person.preferred_username, nbf: now(), uti: uniqueTokenId(), ver: '2.0' }
}

/** oidc-provider's own pairwise subjects cannot be had by a public client that uses device codes. */
export function givePairwiseSubjects(provider: Provider): void {
  const { prototype } = provider.IdToken
  const payload = prototype.payload
  prototype.payload = async function () {
    const claims = await payload.call(this)
    return { ...claims, sub: pairwiseSubject(String(claims.sub), this.client.clientId) }
  }
}
