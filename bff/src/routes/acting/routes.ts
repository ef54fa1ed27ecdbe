import type { Router } from 'express'
import { getActing, startActing, stopActing } from '../../../contract/acting.ts'
import { apiRouter, mount } from '../../http/mount.ts'
import type { Services } from '../../services.ts'

export function actingRoutes({ scopes }: Pick<Services, 'scopes'>): Router {
  const router = apiRouter()
  mount(router, getActing, (context) => scopes.acting(context, context.params.scope))
  mount(router, startActing, (context) =>
    scopes.start(context, context.params.scope, context.body.reason, (reason) => context.audit.record({ reason })),
  )
  mount(router, stopActing, async (context) => {
    await scopes.stop(context, context.params.scope, () => context.audit.record())
    // Where nobody was acted for, nothing has ended.
    context.audit.settle()
  })
  return router
}
