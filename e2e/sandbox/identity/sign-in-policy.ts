import type { KoaContextWithOIDC } from 'oidc-provider'
import { interactionPolicy } from 'oidc-provider'
import type { Accounts } from './accounts.ts'
import type { ClaimsChallenges } from './claims-challenges.ts'

const { Check, Prompt } = interactionPolicy

/**
 * When a sign-in cannot go on without the person, and so what `prompt=none` is refused with. There is one page for all
 * of it, the account picker; consent was given by the administrator.
 */
export function signInPolicy(accounts: Accounts, challenges: ClaimsChallenges): interactionPolicy.Prompt[] {
  /** Somebody has just picked an account: what was to be asked has been asked. */
  const answered = (ctx: KoaContextWithOIDC) => ctx.oidc.result?.login !== undefined

  const nobody = new Check(
    'nobody_signed_in',
    'AADSTS50058: A silent sign-in request was sent but no user is signed in.',
    'login_required',
    // Also where the account was disabled or deleted since it signed in: it is not found then.
    (ctx) => ctx.oidc.account === undefined,
  )
  const somebodyElse = new Check(
    'somebody_else_asked_for',
    'AADSTS160021: Application requested a user session which does not exist.',
    'interaction_required',
    async (ctx) => {
      const hint = ctx.oidc.params?.login_hint
      const hinted = typeof hint === 'string' ? await accounts.byName(hint) : undefined
      return !answered(ctx) && hinted !== undefined && hinted.oid !== ctx.oidc.session?.accountId
    },
  )
  const moreProof = new Check(
    'more_proof_demanded',
    'AADSTS50076: You must use multi-factor authentication to access the resource.',
    'interaction_required',
    (ctx) => !answered(ctx) && challenges.isAsked(ctx.oidc.session?.accountId ?? '', ctx.oidc.params?.claims),
  )

  return [
    new Prompt({ name: 'login', requestable: true }, nobody, somebodyElse, moreProof),
    new Prompt({ name: 'select_account', requestable: true }),
    new Prompt({ name: 'consent', requestable: true }),
  ]
}
