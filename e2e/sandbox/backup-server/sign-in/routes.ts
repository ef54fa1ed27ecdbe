import type { Request } from 'express'
import { z } from 'zod'
import { accessDenied, invalid, unauthorized } from '../http/errors.ts'
import type { Operation } from '../http/operations.ts'
import { body } from '../http/requests.ts'
import { personOf } from '../organization/people.ts'
import type { Services } from '../services.ts'
import { verifyAssertion } from './assertion.ts'
import { caller } from './authenticate.ts'
import type { TokenPair } from './tokens.ts'

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
const TokenRequest = z.object({
  grant_type: z.string(),
  client_id: z.string().optional(),
  assertion: z.string().optional(),
  refresh_token: z.string().optional(),
  disable_antiforgery_token: flag.nullish(),
})

/** OAuthTokenResponse */
function present(pair: TokenPair, userName: string) {
  return {
    access_token: pair.accessToken,
    refresh_token: pair.refreshToken,
    token_type: 'bearer',
    expires_in: pair.lifetime,
    userName,
    '.issued': pair.issued.toISOString(),
    '.expires': pair.expires.toISOString(),
  }
}

export function signInOperations(services: Services): Operation[] {
  const { tenant, tokens, assertions, explores } = services

  async function person(oid: string) {
    const found = personOf(await tenant.directory(), oid)
    if (found === undefined) throw accessDenied('The signed-in person does not belong to the organization.')
    if (!found.enabled) throw accessDenied('The account of the signed-in person is disabled.')
    return found
  }

  async function operatorGrant(asked: z.infer<typeof TokenRequest>) {
    if (!asked.client_id) throw invalid('The operator grant needs a client_id.')
    if (!asked.assertion) throw invalid('The operator grant needs an assertion.')
    const { oid, tid } = await verifyAssertion(asked.assertion, assertions)
    const expected = [assertions.vb365ClientId, `${oid}.${tid}`].map((id) => id.toLowerCase())
    if (!expected.includes(asked.client_id.toLowerCase())) {
      throw invalid('The client_id must be the application ID, or userId.tenantId of the assertion.')
    }
    if ((await tenant.directory()).tid !== tid) throw unauthorized('The assertion comes from another tenant.')
    const signedIn = await person(oid)
    return present(tokens.start(signedIn.oid), signedIn.email)
  }

  async function refreshGrant(asked: z.infer<typeof TokenRequest>) {
    if (!asked.refresh_token) throw invalid('The refresh_token grant needs a refresh_token.')
    const renewed = tokens.refresh(asked.refresh_token)
    if (renewed === undefined) throw invalid('The refresh token is unknown, has expired or was used before.')
    return present(renewed.pair, (await person(renewed.oid)).email)
  }

  function grant(request: Request) {
    const asked = body(request, TokenRequest)
    // The other variant binds the token to a cookie of a browser session, which no server-side client has.
    if (asked.disable_antiforgery_token !== true) {
      throw invalid('An antiforgery token is required unless disable_antiforgery_token is true.')
    }
    if (asked.grant_type === 'operator') return operatorGrant(asked)
    if (asked.grant_type === 'refresh_token') return refreshGrant(asked)
    throw invalid(`The grant type ${asked.grant_type} is not enabled; use operator or refresh_token.`)
  }

  return [
    {
      method: 'POST',
      path: '/v8/token',
      anonymous: true,
      handle: async (request, response) => void response.json(await grant(request)),
    },
    {
      method: 'POST',
      path: '/v8/token/logout',
      handle: (request, response) => {
        const { logon } = caller(request)
        tokens.end(logon)
        explores.endOf(logon)
        response.status(204).end()
      },
    },
  ]
}
