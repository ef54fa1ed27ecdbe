import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { z } from 'zod'
import { invalid, RestError, unauthorized } from '../http/errors.ts'

export interface AssertionRules {
  /** `https://…/<tid>` */
  authority: string
  vb365ClientId: string
  keys: JWTVerifyGetKey
}

/** Failures to get the keys, which say nothing about the assertion. */
const PROVIDER_FAULTS = ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']

const Claims = z.object({ oid: z.string(), tid: z.string(), scp: z.string() })
const JsonDocument = z.object({ access_token: z.string() })

/**
 * The access token in an assertion. The vendor calls the assertion both "an access token" and "a JSON document with
 * access and refresh token": both are taken.
 */
function accessTokenOf(assertion: string): string {
  if (!assertion.trimStart().startsWith('{')) return assertion.trim()
  try {
    return JsonDocument.parse(JSON.parse(assertion)).access_token
  } catch {
    throw invalid('The assertion is a JSON document without an access_token.')
  }
}

/** Who signed in at the identity provider, if the token was made for this server by that provider. */
export async function verifyAssertion(assertion: string, rules: AssertionRules): Promise<{ oid: string; tid: string }> {
  const token = accessTokenOf(assertion)
  try {
    const { payload } = await jwtVerify(token, rules.keys, {
      issuer: `${rules.authority}/v2.0`,
      audience: rules.vb365ClientId,
      algorithms: ['RS256'],
      requiredClaims: ['exp'],
      clockTolerance: 60,
    })
    const claims = Claims.safeParse(payload)
    if (!claims.success) throw unauthorized('The assertion does not name a person: oid, tid and scp are needed.')
    if (!claims.data.scp.split(' ').includes('access_as_user')) {
      throw unauthorized('The assertion lacks the scope access_as_user.')
    }
    return claims.data
  } catch (error) {
    if (error instanceof RestError) throw error
    if (error instanceof errors.JOSEError && !PROVIDER_FAULTS.includes(error.code)) {
      throw unauthorized(`The assertion was not accepted: ${error.message}.`)
    }
    throw new RestError(500, 'HttpError', `The keys of the identity provider could not be read: ${String(error)}`)
  }
}
