import type { Logger } from 'pino'
import { PortalError } from '../errors.ts'
import type { Tokens } from '../store/restore-tokens.ts'
import type { Vb365Client } from '../vb365/client.ts'
import { toPortalError, Vb365Error } from '../vb365/errors.ts'
import { operations } from '../vb365/operations.ts'
import type { createAssertions } from './assertion.ts'
import type { Authorities } from './authority.ts'
import type { createPortalSettings } from './portal-settings.ts'
import type { RestoreTokens } from './restore-tokens.ts'
import type { SignedIn } from './session.ts'
import { claimedTenant, type createTokenVerifier, type Person } from './verify-token.ts'

/** A backup server, and what belongs to signing in to it. */
interface Server {
  id: string
  vb365: Vb365Client
  authorities: Authorities
  verifyToken: ReturnType<typeof createTokenVerifier>
  assertionFor: ReturnType<typeof createAssertions>
  portalSettings: ReturnType<typeof createPortalSettings>
}

interface Parts {
  serverOf(tenant: string): Server | undefined
  tokens: RestoreTokens
}

/** Phases 3 and 4, in the order in which they happen. Phases 1 and 2 take place in the browser. */
export function createSignIn({ serverOf, tokens }: Parts) {
  return {
    /** From the person's token to who they are and what they need; nothing is kept yet. `verified` ends phase 3. */
    async verify(
      accessToken: string,
      log: Logger,
      verified: (person: Person) => Promise<void> = async () => {},
    ): Promise<{ signedIn: SignedIn; tokens: Tokens }> {
      // The tenant that a token claims chooses who checks it, by its own identity provider and application alone.
      const tenant = claimedTenant(accessToken)
      const server = serverOf(tenant)
      if (!server) {
        const cause = new Error(`tenant ${tenant} is of no backup server`)
        throw new PortalError('sign_in_refused', { phase: 3, cause })
      }
      const person = await server.verifyToken(accessToken)
      await verified(person)
      log.info({ phase: 3, tid: person.tid, oid: person.oid }, 'sign-in: the token is valid')
      const { applicationId } = await server.portalSettings()
      const assertion = await server.assertionFor(accessToken, applicationId, await server.authorities.of(person.tid))
      const fetched = await tokens.fetch(server, assertion, applicationId)
      const { isOperator, managedId, managedName } = await readOperator(server.vb365, fetched.access)
      log.info({ phase: 4, tid: person.tid, oid: person.oid, isOperator }, 'sign-in: restore tokens are here')
      return { signedIn: { person, managedId, managedName, isOperator, at: Date.now() }, tokens: fetched }
    },
    keep: (sessionKey: string, fetched: Tokens) => tokens.keep(sessionKey, fetched),
    stands: (sessionKey: string) => tokens.stand(sessionKey),
  }
}

/** An answer that does not come or cannot be read means no, and no sign-in. */
async function readOperator(
  vb365: Vb365Client,
  token: string,
): Promise<Required<Pick<SignedIn, 'isOperator' | 'managedId' | 'managedName'>>> {
  try {
    const [{ id: managedId, name: managedName }, { isOperator }] = await Promise.all([
      vb365.call(operations.loggedInUser, { token }),
      vb365.call(operations.operatorInfo, { token }),
    ])
    return { isOperator, managedId, managedName }
  } catch (error) {
    if (!(error instanceof Vb365Error)) throw error
    const { code } = toPortalError(error)
    const refused = code === 'sign_in_required' || code === 'not_found'
    throw new PortalError(refused ? 'sign_in_refused' : code, { phase: 4, cause: error })
  }
}

export type SignIn = ReturnType<typeof createSignIn>
