import { promisify } from 'node:util'
import type { Request, Router } from 'express'
import { endSession, getSession, type Session, startSession } from '../../../contract/session.ts'
import { apiRouter, mount } from '../../http/mount.ts'
import type { Services } from '../../services.ts'
import { cookieName, type SignedIn } from '../../sign-in/session.ts'
import { claimedBy } from '../../sign-in/verify-token.ts'
import { sessionKey } from '../../store/session-store.ts'

export function sessionRoutes(services: Services): Router {
  const { config, signIn } = services
  const router = apiRouter()

  const present = ({ person, isOperator, at }: SignedIn): Session => ({
    person: { name: person.name, email: person.email },
    isOperator,
    startedAt: new Date(at).toISOString(),
    endsAt: new Date(at + config.SESSION_MAX * 60_000).toISOString(),
    idleSeconds: config.SESSION_IDLE * 60,
  })

  mount(router, startSession, async ({ body, req, log, audit }) => {
    audit.identified({ who: null, claimed: claimedBy(body.accessToken) })
    const { signedIn, tokens } = await signIn.verify(body.accessToken, log, async (who) => {
      audit.identified({ who })
      await audit.record({ action: 'sign_in_verified', phase: 3, who })
    })
    await audit.record({ phase: 4, who: signedIn.person })
    // Whoever was signed in here before is signed out; and an id that someone planted is never taken over.
    await end(req)
    await promisify(req.session.regenerate).call(req.session)
    req.session.signedIn = signedIn
    req.session.server = tokens.server
    await promisify(req.session.save).call(req.session)
    const key = sessionKey(req.sessionID)
    await signIn.keep(key, tokens)
    await services.restores.takeUp({ signedIn, sessionKey: key, log })
    return present(signedIn)
  })

  // Without tokens there is nothing left to do but to sign in again.
  mount(router, getSession, async ({ signedIn, sessionKey: key }) =>
    signedIn && (await signIn.stands(key)) ? present(signedIn) : null,
  )

  mount(router, endSession, async ({ req, res, audit, signedIn, log }) => {
    // Whatever happens, people can sign out.
    if (signedIn) await audit.record().catch((error: unknown) => log.error({ err: error }, 'audit: no sign-out'))
    audit.settle()
    await end(req)
    await promisify(req.session.destroy).call(req.session)
    res.clearCookie(cookieName, { path: '/', httpOnly: true, secure: true, sameSite: 'strict' })
    // Not the cache too, which Chromium takes its time for: nothing of a person's is ever in it (`no-store`).
    res.set('Clear-Site-Data', '"storage"')
  })

  const end = async (req: Request) => {
    if (req.session.signedIn) await services.endSession(sessionKey(req.sessionID))
  }
  return router
}
