import type { Router } from 'express'
import { listRestorePoints } from '../../../contract/restore-points.ts'
import { apiRouter, mount } from '../../http/mount.ts'
import type { Services } from '../../services.ts'

export function restorePointRoutes({ backup, restorePoints, scopes }: Services): Router {
  const router = apiRouter()
  mount(router, listRestorePoints, async (context) => {
    const scope = await scopes.authorize(context, context.params.scope)
    const points = await restorePoints.listNow(backup(context.sessionKey), scope)
    return {
      points: points.map(({ time, sources }) => ({
        point: time,
        mail: sources.has('mail'),
        oneDrive: sources.has('onedrive'),
      })),
    }
  })
  return router
}
