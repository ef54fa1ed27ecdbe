import { createHash } from 'node:crypto'
import type { RequestHandler, Router } from 'express'
import { startDownload } from '../../../contract/downloads.ts'
import { notFound } from '../../errors.ts'
import { joinId } from '../../explore/ids.ts'
import { apiRouter, mount } from '../../http/mount.ts'
import type { Services } from '../../services.ts'
import { sessionKey } from '../../store/session-store.ts'

export function downloadRoutes({ downloads }: Pick<Services, 'downloads'>): Router {
  const router = apiRouter()
  mount(router, startDownload, (context) => downloads.start(context, context.body.scope, context.body.items))
  return router
}

/**
 * Where browsers go to download: outside the API, since going to an address sends no header of ours. An address cannot
 * be guessed and is of use to its own portal session alone, whose cookie no other site's link brings along.
 */
export function downloadAddress({ downloads, sessions }: Pick<Services, 'downloads' | 'sessions'>): Router {
  const router = apiRouter()
  router.get('/:id', ownPagesOnly, async (req, res) => {
    const signedIn = req.session.signedIn
    if (!signedIn) throw notFound()
    const key = sessionKey(req.sessionID)
    req.audit.begin(fetching, { signedIn, sessionKey: key })
    const session = {
      touch: () => sessions.touch(req.sessionID, req.session),
      stands: async () => (await sessions.signedIn(key)) !== null,
    }
    const record = async ({
      id,
      scope,
      items,
      name,
    }: Parameters<Parameters<typeof downloads.send>[2]['record']>[0]) => {
      const [first] = items
      await req.audit.record({
        ...{ scope, name },
        on: {
          ...{ workload: first?.workload, point: first?.point, count: items.length },
          items: items.map(({ container, id: inner }) => joinId(container, inner)),
          download: createHash('sha256').update(id).digest('hex').slice(0, 16),
        },
      })
    }
    const actor = { signedIn, sessionKey: key, log: req.log }
    await downloads.send(actor, String(req.params.id), { req, res, session, record })
  })
  return router
}

/** No operation of the API, and recorded all the same. */
const fetching = { method: 'get', path: '/downloads/:id', audit: 'downloaded' } as const

/** `none`: typed in, or a download taken up again by the browser itself. */
const ownPagesOnly: RequestHandler = (req, _res, next) => {
  const site = req.get('sec-fetch-site')
  next(site === undefined || site === 'same-origin' || site === 'none' ? undefined : notFound())
}
