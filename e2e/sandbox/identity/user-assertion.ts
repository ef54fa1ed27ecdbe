import { decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose'
import { EntraError } from './entra-error.ts'
import type { SigningKeys } from './signing-keys.ts'

export interface UserAssertion {
  oid: string
}

interface Expected {
  issuer: string
  /** The application that presents the assertion: a token meant for another is none of its business. */
  audience: string
}

const invalid = (code: number, sentence: string) => new EntraError('invalid_grant', code, sentence)

/** Entra takes an access token of its own, for the very application that presents it, and nothing else. */
export async function verifyUserAssertion(
  assertion: string,
  { issuer, audience }: Expected,
  keys: SigningKeys,
): Promise<UserAssertion> {
  const payload = await verifySignature(assertion, keys)
  if (payload.iss !== issuer)
    throw invalid(50013, 'Assertion failed signature validation: issued by another authority.')
  if (payload.aud !== audience) {
    throw invalid(500131, 'Assertion audience does not match the Client app presenting the assertion.')
  }
  if (typeof payload.scp !== 'string') {
    throw invalid(240002, "Input id_token cannot be used as 'urn:ietf:params:oauth:grant-type:jwt-bearer' grant.")
  }
  if (typeof payload.oid !== 'string') throw invalid(50027, 'JWT token is invalid: it names no user.')
  return { oid: payload.oid }
}

async function verifySignature(assertion: string, keys: SigningKeys): Promise<JWTPayload> {
  try {
    decodeJwt(assertion)
  } catch {
    throw new EntraError('invalid_request', 50027, 'JWT token is invalid or malformed.')
  }
  try {
    return (await jwtVerify(assertion, keys.verification, { algorithms: ['RS256'], requiredClaims: ['exp'] })).payload
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw invalid(500133, 'Assertion is not within its valid time range.')
    throw invalid(50013, 'Assertion failed signature validation.')
  }
}
