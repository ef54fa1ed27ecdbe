import type { Router } from 'express'
import { checkRestore, repeatRestore, resumeRestore } from '../../../contract/restore-decisions.ts'
import { listRestoreEvents, listRestoreItems } from '../../../contract/restore-records.ts'
import { getRestore, listRestores, startRestore, stopRestore } from '../../../contract/restores.ts'
import { apiRouter, mount } from '../../http/mount.ts'
import { checkIdempotencyKey } from '../../restoring/idempotency.ts'
import { actorOf } from '../../restoring/parts.ts'
import type { Services } from '../../services.ts'
import { presentAccepted, presentDetail, presentEvent, presentItem, presentRestore } from './present.ts'

/** All of them are about the restores of the signed-in person: another's are not found. */
export function restoreRoutes({ restores, progressStreams }: Pick<Services, 'restores' | 'progressStreams'>): Router {
  const router = apiRouter()

  mount(router, startRestore, async (context) => {
    const key = checkIdempotencyKey(context.req.get('idempotency-key'))
    const actor = actorOf(context)
    const started = await restores.start(actor, key, context.body)
    progressStreams.nudge(actor)
    return presentAccepted(started)
  })

  mount(router, listRestores, async (context) => {
    const { offset, limit, from, to, status, workload, q } = context.query
    const found = await restores.list(actorOf(context), {
      ...{ status, workload, q },
      from: timeOf(from),
      to: timeOf(to),
    })
    const shown = found.slice(offset, offset + limit)
    return { restores: shown.map(presentRestore), offset, total: found.length, complete: true }
  })

  mount(router, getRestore, async (context) =>
    presentDetail(await restores.detail(actorOf(context), context.params.restore)),
  )

  mount(router, checkRestore, async (context) =>
    presentDetail(await restores.check(actorOf(context), context.params.restore)),
  )

  mount(router, resumeRestore, async (context) => {
    const actor = actorOf(context)
    const resumed = presentDetail(await restores.goOn(actor, context.params.restore))
    progressStreams.nudge(actor)
    return resumed
  })

  mount(router, repeatRestore, async (context) => {
    const key = checkIdempotencyKey(context.req.get('idempotency-key'))
    const actor = actorOf(context)
    const started = await restores.repeat(actor, key, context.params.restore)
    progressStreams.nudge(actor)
    return presentAccepted(started)
  })

  mount(router, listRestoreItems, async (context) => {
    const { items, total } = await restores.items(actorOf(context), context.params.restore, context.query)
    return { items: items.map(presentItem), offset: context.query.offset, total }
  })

  mount(router, listRestoreEvents, async (context) => {
    const { events, total } = await restores.events(actorOf(context), context.params.restore, context.query)
    return { events: events.map(presentEvent), offset: context.query.offset, total }
  })

  mount(router, stopRestore, async (context) => {
    await restores.stop(actorOf(context), context.params.restore)
  })

  return router
}

const timeOf = (time: string | undefined) => (time === undefined ? undefined : Date.parse(time))
