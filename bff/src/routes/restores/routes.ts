import type { Router } from 'express'
import { confirmRestoreCode } from '../../../contract/restore-codes.ts'
import { checkRestore, repeatRestore, resumeRestore } from '../../../contract/restore-decisions.ts'
import { listRestoreEvents, listRestoreItems } from '../../../contract/restore-records.ts'
import { getRestore, listRestores, startRestore, stopRestore } from '../../../contract/restores.ts'
import { notFound } from '../../errors.ts'
import { apiRouter, type Context, mount } from '../../http/mount.ts'
import type { RequestAudit } from '../../http/request-audit.ts'
import { isElsewhere } from '../../restoring/elsewhere/elsewhere.ts'
import { checkIdempotencyKey } from '../../restoring/idempotency.ts'
import { actorOf } from '../../restoring/parts.ts'
import type { Before } from '../../restoring/restores.ts'
import type { Services } from '../../services.ts'
import {
  fits,
  presentAccepted,
  presentDetail,
  presentElsewhere,
  presentEvent,
  presentItem,
  presentRestore,
  windowOf,
} from './present.ts'

/** All of them are about the restores of the signed-in person: another's are not found. */
export function restoreRoutes({
  restores,
  elsewhere,
  progressStreams,
  scopes,
}: Pick<Services, 'restores' | 'elsewhere' | 'progressStreams' | 'scopes'>): Router {
  const router = apiRouter()

  mount(router, startRestore, async (context) => {
    const key = checkIdempotencyKey(context.req.get('idempotency-key'))
    const actor = actorOf(context)
    const started = await restores.start(actor, key, context.body, recordStart(context.audit))
    progressStreams.nudge(actor)
    return presentAccepted(started)
  })

  mount(router, listRestores, async (context) => {
    const { offset, limit, from, to, status, workload, scope, origin, q } = context.query
    const actor = actorOf(context)
    const period = { from: timeOf(from), to: timeOf(to) }
    const [own, others] = await Promise.all([
      origin === 'elsewhere' ? [] : restores.list(actor, { ...period, status, workload, scope, q }),
      origin === 'portal' ? none : elsewhere.list(actor, period),
    ])
    for (const one of new Set(others.restores.map((restore) => restore.scope))) await scopes.view(actor, one)
    const found = [
      ...own.map(presentRestore),
      ...others.restores.filter((restore) => fits(restore, { status, workload, scope, q })),
    ].toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
    return { restores: found.slice(offset, offset + limit), offset, total: found.length, complete: others.complete }
  })

  mount(router, getRestore, async (context) => {
    const { restore } = context.params
    if (isElsewhere(restore)) return presentElsewhere(await elsewhere.detail(actorOf(context), restore))
    return presentDetail(await restores.detail(actorOf(context), restore))
  })

  /** On record before it is done; another's restore is not found. */
  const record = async (
    context: Pick<Context<typeof stopRestore>, 'audit' | 'params' | 'signedIn' | 'sessionKey' | 'log'>,
  ) => {
    const restore = await restores.find(actorOf(context), context.params.restore)
    if (!restore) throw notFound()
    await context.audit.record({ scope: restore.scope, name: restore.title })
  }

  mount(router, checkRestore, async (context) => {
    await record(context)
    return presentDetail(await restores.check(actorOf(context), context.params.restore))
  })

  mount(router, confirmRestoreCode, async (context) => {
    const actor = actorOf(context)
    await record(context)
    const confirmed = presentDetail(await restores.confirmCode(actor, context.params.restore))
    progressStreams.nudge(actor)
    return confirmed
  })

  mount(router, resumeRestore, async (context) => {
    const actor = actorOf(context)
    await record(context)
    const resumed = presentDetail(await restores.goOn(actor, context.params.restore))
    progressStreams.nudge(actor)
    return resumed
  })

  mount(router, repeatRestore, async (context) => {
    const key = checkIdempotencyKey(context.req.get('idempotency-key'))
    const actor = actorOf(context)
    const started = await restores.repeat(actor, key, context.params.restore, recordStart(context.audit))
    progressStreams.nudge(actor)
    return presentAccepted(started)
  })

  mount(router, listRestoreItems, async (context) => {
    if (isElsewhere(context.params.restore)) {
      const { items, isCovered } = await elsewhere.detail(actorOf(context), context.params.restore)
      return windowOf(isCovered && context.query.q ? [] : items, context.query)
    }
    const { items, total } = await restores.items(actorOf(context), context.params.restore, context.query)
    return { items: items.map(presentItem), offset: context.query.offset, total }
  })

  mount(router, listRestoreEvents, async (context) => {
    const { offset, limit } = context.query
    if (isElsewhere(context.params.restore)) {
      const { events } = await elsewhere.detail(actorOf(context), context.params.restore)
      return { events: events.slice(offset, offset + limit).map(presentEvent), offset, total: events.length }
    }
    const { events, total } = await restores.events(actorOf(context), context.params.restore, context.query)
    return { events: events.map(presentEvent), offset, total }
  })

  mount(router, stopRestore, async (context) => {
    const { restore } = context.params
    if (isElsewhere(restore)) {
      await elsewhere.stop(actorOf(context), restore, (about) => context.audit.record(about))
    } else {
      await record(context)
      await restores.stop(actorOf(context), restore)
    }
  })

  return router
}

const recordStart =
  (audit: RequestAudit): Before =>
  ({ id, scope, title, chosen, reason, workloads: [workload, other] }) =>
    audit.record({ scope, reason, name: title, on: { restore: id, count: chosen, ...(other ? {} : { workload }) } })

const none = { restores: [], complete: true }

const timeOf = (time: string | undefined) => (time === undefined ? undefined : Date.parse(time))
