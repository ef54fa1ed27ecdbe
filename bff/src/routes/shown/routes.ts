import type { Router } from 'express'
import { showContents } from '../../../contract/shown.ts'
import { findItem } from '../../downloads/find-item.ts'
import { openAsked } from '../../explore/opened-point.ts'
import { apiRouter, mount } from '../../http/mount.ts'
import type { Services } from '../../services.ts'

export function shownRoutes(services: Services): Router {
  const router = apiRouter()
  mount(router, showContents, async (context) => {
    const { workload, kind, id } = context.body
    const opened = await openAsked(services, context, workload, 'act')
    const { point } = context.params
    const { name } = await findItem(opened, { workload, kind, point, id })
    if (opened.scope.cover === null) return context.audit.settle()
    await context.audit.record({ name })
    await services.scopes.show(context, opened.scope, { kind, id })
  })
  return router
}
