import type { Router } from 'express'
import { listRecentScopes, listScopes } from '../../../contract/scopes.ts'
import { apiRouter, mount } from '../../http/mount.ts'
import type { Services } from '../../services.ts'

export function scopeRoutes({ scopes }: Pick<Services, 'scopes'>): Router {
  const router = apiRouter()
  mount(router, listScopes, (context) => scopes.list(context, context.query))
  mount(router, listRecentScopes, async (context) => ({ scopes: await scopes.recent(context) }))
  return router
}
