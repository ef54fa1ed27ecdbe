import type { Router } from 'express'
import { getRestore, listRestores, startRestore, stopRestore } from '../../../contract/restores.ts'
import { apiRouter, mount } from '../../http/mount.ts'
import { checkIdempotencyKey } from '../../restoring/idempotency.ts'
import type { Actor } from '../../restoring/parts.ts'
import type { Services } from '../../services.ts'
import { presentAccepted, presentDetail, presentRestore } from './present.ts'

/** All of them are about the restores of the signed-in person: another's are not found. */
export function restoreRoutes({ restores }: Pick<Services, 'restores'>): Router {
  const router = apiRouter()

  mount(router, startRestore, async (context) => {
    const key = checkIdempotencyKey(context.req.get('idempotency-key'))
    return presentAccepted(await restores.start(actorOf(context), key, context.body))
  })

  mount(router, listRestores, async (context) => ({
    restores: (await restores.list(actorOf(context))).map(presentRestore),
  }))

  mount(router, getRestore, async (context) =>
    presentDetail(await restores.detail(actorOf(context), context.params.restore)),
  )

  mount(router, stopRestore, async (context) => {
    await restores.stop(actorOf(context), context.params.restore)
  })

  return router
}

/** A restore goes on after its request: it must not keep the rest of it in memory. */
const actorOf = ({ signedIn, sessionKey, log }: Actor): Actor => ({ signedIn, sessionKey, log })
