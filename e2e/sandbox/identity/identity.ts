import { randomBytes } from 'node:crypto'
import type { RequestListener } from 'node:http'
import express, { type ErrorRequestHandler, Router } from 'express'
import { Accounts } from './accounts.ts'
import { AppRegistration } from './app-registration.ts'
import { ClaimsChallenges } from './claims-challenges.ts'
import { discovery } from './discovery.ts'
import { registerOnBehalfOf } from './on-behalf-of.ts'
import type { IdentityOptions } from './options.ts'
import { CONTENT_SECURITY_POLICY, messagePage } from './pages/page.ts'
import { createProvider } from './provider.ts'
import { Resources } from './resources.ts'
import { signIn } from './sign-in.ts'
import { defaultApplication } from './sign-out.ts'
import { SigningKeys } from './signing-keys.ts'
import { createAdapterFactory } from './store.ts'
import { testControl } from './test-control.ts'
import { portalPagesOnly, tokenRequests } from './token-request.ts'

/** The sandbox's identity provider: what the portal needs of Microsoft Entra ID, for one tenant. */
export async function createIdentity({
  tenant,
  issuerOrigin,
  portal,
  vb365,
}: IdentityOptions): Promise<RequestListener> {
  const { tid } = await tenant.directory()
  const basePath = `/${tid}`
  const accounts = new Accounts(tenant)
  const challenges = new ClaimsChallenges()
  const keys = await SigningKeys.generate()
  const registration = new AppRegistration(portal)
  const parts = {
    issuer: `${issuerOrigin}${basePath}/v2.0`,
    basePath,
    accounts,
    challenges,
    keys,
    registration,
    resources: new Resources([portal.clientId, vb365.clientId]),
    adapter: createAdapterFactory((id) => registration.find(id)),
    cookieKey: randomBytes(32).toString('base64url'),
    permitted: vb365.clientId,
  }

  function start() {
    const provider = createProvider(parts)
    registerOnBehalfOf(provider, parts)
    return { provider, handle: provider.callback() }
  }
  // oidc-provider takes its keys when it is made: new keys, new provider, over the same store.
  let running = start()
  async function rotateKeys(options: { retireOld: boolean }) {
    const kid = await keys.rotate(options)
    running = start()
    return kid
  }

  const app = express().disable('x-powered-by')
  app.use((req, res, next) => {
    res.set({
      'Cache-Control': 'no-store',
      'Content-Security-Policy': CONTENT_SECURITY_POLICY,
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    })
    // Listening on the loopback address keeps no page out whose name has been pointed there (DNS rebinding).
    if (req.headers.host === new URL(issuerOrigin).host) return next()
    res.status(421).send(messagePage('Wrong address', `This server answers as ${issuerOrigin} only.`))
  })
  app.use(discovery(issuerOrigin, tid))
  app.use('/sandbox', testControl({ accounts, challenges, rotateKeys }))
  const handle: RequestListener = (req, res) => running.handle(req, res)
  const endpoints = Router()
    .use(signIn(() => running.provider, accounts))
    .get('/oauth2/v2.0/logout', defaultApplication(portal.clientId))
    .use('/oauth2/v2.0/token', portalPagesOnly)
    .post('/oauth2/v2.0/token', tokenRequests(handle))
    .use(handle)
  app.use(basePath, endpoints)
  app.use((_req, res) => {
    res.status(404).send(messagePage('Nothing here', 'Open the portal and sign in there.'))
  })
  app.use(lastResort)
  return app
}

/** Instead of Express's own, which shows the stack. */
const lastResort: ErrorRequestHandler = (error, _req, res, _next) => {
  const status = Number(error?.status ?? 500)
  if (status >= 500) console.error(error)
  res.status(status).send(messagePage('That did not work', status < 500 ? String(error.message) : 'The log says why.'))
}
