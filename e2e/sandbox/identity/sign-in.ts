import express, { type ErrorRequestHandler, Router } from 'express'
import type Provider from 'oidc-provider'
import { errors } from 'oidc-provider'
import type { Account } from '../tenant/types.ts'
import { type Accounts, refusal } from './accounts.ts'
import { messagePage } from './pages/page.ts'
import { pickAccountPage } from './pages/pick-account.ts'

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>

/** The account picker, where oidc-provider sends whoever it needs to ask. */
export function signIn(provider: () => Provider, accounts: Accounts): Router {
  const router = Router()
  const path = '/sign-in/:uid'

  async function picker(interaction: Interaction, action: string, problem?: string): Promise<string> {
    const client = await provider().Client.find(String(interaction.params.client_id))
    const application = client?.clientName ?? 'the application'
    return pickAccountPage({ directory: await accounts.directory(), action, application, problem })
  }

  function proceed(req: express.Request, res: express.Response, { oid }: Account): Promise<void> {
    // Whatever of the three pages was asked for, this one was it.
    // Not remembered: the session ends with the browser, as after "Stay signed in? No".
    const result = { login: { accountId: oid, remember: false }, select_account: {}, consent: {} }
    return provider().interactionFinished(req, res, result, { mergeWithLastSubmission: false })
  }

  router.get(path, async (req, res) => {
    const interaction = await provider().interactionDetails(req, res)
    const { login_hint: hint, prompt } = interaction.params
    const hinted = typeof hint === 'string' ? await accounts.byName(hint) : undefined
    const mustAsk = String(prompt ?? '')
      .split(' ')
      .includes('select_account')
    if (hinted?.enabled && !mustAsk) return proceed(req, res, hinted)
    const problem = hinted && !hinted.enabled ? refusal(hinted).summary : undefined
    res.send(await picker(interaction, req.originalUrl, problem))
  })

  router.post(path, express.urlencoded({ extended: false }), async (req, res) => {
    const interaction = await provider().interactionDetails(req, res)
    const { account: name, cancel } = (req.body ?? {}) as Record<string, unknown>
    if (cancel) {
      const result = {
        error: 'access_denied',
        error_description: 'AADSTS65004: User declined to consent to access the app.',
      }
      return provider().interactionFinished(req, res, result)
    }
    const account = typeof name === 'string' ? await accounts.byName(name) : undefined
    if (account?.enabled) return proceed(req, res, account)
    // Entra shows such errors as a page of their own, with status 200.
    res.send(await picker(interaction, req.originalUrl, refusal(account).summary))
  })

  const expired: ErrorRequestHandler = (error, _req, res, next) => {
    if (!(error instanceof errors.SessionNotFound)) return next(error)
    const advice = 'Go back to the application and sign in again.'
    res.status(400).send(messagePage('This sign-in has expired', advice))
  }
  router.use(path, expired)
  return router
}
