import type { Router } from 'express'
import { listRestorePoints } from '../../../contract/restore-points.ts'
import { apiRouter, mount } from '../../http/mount.ts'
import { authorizeScope } from '../../policies/scopes.ts'
import type { Services } from '../../services.ts'

export function restorePointRoutes({ backup, restorePoints }: Services): Router {
  const router = apiRouter()
  mount(router, listRestorePoints, async ({ params, signedIn, sessionKey }) => {
    const scope = authorizeScope(signedIn, params.scope)
    const points = await restorePoints.list(backup(sessionKey), scope)
    return {
      points: points.map(({ time, repositories }) => ({
        point: time,
        mail: repositories.has('mail'),
        oneDrive: repositories.has('onedrive'),
      })),
    }
  })
  return router
}
