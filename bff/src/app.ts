import { randomUUID } from 'node:crypto'
import express, { type Express } from 'express'
import { pinoHttp } from 'pino-http'
import { requirePortalClient, requireSignedIn } from './http/guard.ts'
import { neverStored, securityHeaders } from './http/headers.ts'
import { apiRouter } from './http/mount.ts'
import { pages } from './http/pages.ts'
import { recordRefusal, renderProblem, unknownRoute } from './http/problems.ts'
import { auditRequests } from './http/request-audit.ts'
import { accessHistoryRoutes } from './routes/access-history/routes.ts'
import { actingRoutes } from './routes/acting/routes.ts'
import { authorityRoutes } from './routes/authorities/routes.ts'
import { compareRoutes } from './routes/compare/routes.ts'
import { downloadAddress, downloadRoutes } from './routes/downloads/routes.ts'
import { mailAttachmentRoute } from './routes/mail/attachments.ts'
import { mailRoutes } from './routes/mail/routes.ts'
import { documentContentRoute } from './routes/onedrive/content.ts'
import { oneDriveRoutes } from './routes/onedrive/routes.ts'
import { openApiRoute } from './routes/openapi/routes.ts'
import { portalRoutes } from './routes/portal/routes.ts'
import { restoreExportRoutes } from './routes/restore-exports/routes.ts'
import { restoreListRoutes } from './routes/restore-list/routes.ts'
import { restorePointRoutes } from './routes/restore-points/routes.ts'
import { restorePreviewRoutes } from './routes/restore-preview/routes.ts'
import { restoreProgressRoutes } from './routes/restore-progress/routes.ts'
import { restoreRoutes } from './routes/restores/routes.ts'
import { scopeRoutes } from './routes/scopes/routes.ts'
import { sessionRoutes } from './routes/session/routes.ts'
import { shownRoutes } from './routes/shown/routes.ts'
import type { Services } from './services.ts'
import { portalSession } from './sign-in/session.ts'

interface Options {
  /** The built SPA; without it the portal serves its API alone, as tests and the SPA's development server want it. */
  webFolder?: string | undefined
  /** Where people reach the portal; asked for at each request. */
  publicUrl: () => string
}

export function createApp(services: Services, { webFolder, publicUrl }: Options): Express {
  const { config, log } = services
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.enable('case sensitive routing')
  app.set('trust proxy', config.TRUST_PROXY)
  // No nested objects in query strings: what arrives twice is a list, and refused.
  app.set('query parser', 'simple')

  app.use(
    pinoHttp({
      logger: log,
      genReqId: (_req, res) => {
        const id = randomUUID()
        res.setHeader('X-Request-Id', id)
        return id
      },
      // Cookies and tokens stay out of the log.
      serializers: { req: ({ id, method, url }) => ({ id, method, url }), res: ({ statusCode }) => ({ statusCode }) },
      customLogLevel: (_req, res) => (res.statusCode >= 500 ? 'error' : 'debug'),
    }),
  )
  app.use(securityHeaders(services.servers.signInOrigins))
  app.get('/health', (_req, res) => {
    res.set('Cache-Control', 'no-store').json({ status: 'up' })
  })

  app.use(auditRequests(services))
  const api = apiRouter()
  api.use(
    neverStored,
    requirePortalClient(() => new URL(publicUrl()).origin),
  )
  const session = portalSession(services.sessions, services.secrets)
  api.use(session)
  // A list of 50,000 items is large; nobody but the signed-in may send one.
  api.use(['/restores', '/restore-preview'], requireSignedIn, express.json({ limit: '24mb' }))
  api.use('/scopes/:scope/restore-list/entries', requireSignedIn, express.json({ limit: '24mb' }))
  api.use('/scopes/:scope/restore-list/removals', requireSignedIn, express.json({ limit: '1mb' }))
  api.use('/downloads', requireSignedIn, express.json({ limit: '12mb' }))
  api.use(express.json({ limit: '64kb' }))
  for (const routes of [
    portalRoutes,
    authorityRoutes,
    sessionRoutes,
    scopeRoutes,
    actingRoutes,
    restorePointRoutes,
    shownRoutes,
    mailRoutes,
    mailAttachmentRoute,
    oneDriveRoutes,
    compareRoutes,
    documentContentRoute,
    restoreListRoutes,
    restorePreviewRoutes,
    restoreProgressRoutes,
    restoreRoutes,
    restoreExportRoutes,
    downloadRoutes,
    accessHistoryRoutes,
    openApiRoute,
  ]) {
    api.use(routes(services))
  }
  api.use(unknownRoute)
  app.use('/api', api)
  app.use('/downloads', neverStored, session, downloadAddress(services))

  if (webFolder) app.use(pages(webFolder))
  app.use(neverStored, unknownRoute)
  app.use(recordRefusal, renderProblem)
  return app
}
