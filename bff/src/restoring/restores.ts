import { randomUUID } from 'node:crypto'
import type { RestorePreview } from '../../contract/restore-preview.ts'
import type { RestoreItemStatus } from '../../contract/restore-records.ts'
import type { RestoreDetail, RestoreProgress, RestoreRequest, RestoreWish } from '../../contract/restores.ts'
import { notFound, PortalError } from '../errors.ts'
import type { NewRestore } from '../store/insert-restore.ts'
import type { RestoreCode } from '../store/restore-codes.ts'
import type { RestoreFilter } from '../store/restore-filter.ts'
import type { EventRecord, ItemRecord } from '../store/restore-records.ts'
import type { RestoreRecord } from '../store/restores.ts'
import { askAnew, lookAgain } from './decide.ts'
import { RestoreEngine } from './engine.ts'
import { eventToShow, readEvents } from './events.ts'
import { KeysInUse, payloadHash } from './idempotency.ts'
import { Pace } from './pace.ts'
import type { Actor, Parts } from './parts.ts'
import { prepare } from './prepare.ts'
import { previewRestore } from './preview/preview.ts'
import { hashOfRepetition, repetitionOf } from './repeat.ts'
import { stopWaiting } from './stop.ts'

/** How a restore stands, with what only a running portal knows. */
export type Standing = Omit<RestoreRecord, 'paused'> & Pick<RestoreProgress, 'paused' | 'rate' | 'secondsLeft'>

export interface RestoreDetails {
  restore: Standing
  statuses: RestoreDetail['statuses']
  /** To be entered at Microsoft now. */
  code: RestoreCode | null
}

interface Window {
  offset: number
  limit: number
}

/** What is about to be restored; whoever asks to be told first can still refuse. */
export type Before = (
  restore: Pick<RestoreRecord, 'id' | 'scope' | 'title' | 'chosen' | 'reason' | 'workloads'>,
) => Promise<void>

/** As many as are looked through for a list of restores. */
const MOST = 2000

/** The restores of people: what routes ask for, whoever carries it out. */
export function createRestores(parts: Parts) {
  const engine = new RestoreEngine(parts)
  const keys = new KeysInUse()
  const pace = new Pace()

  const standing = (restore: RestoreRecord): Standing => ({
    ...restore,
    paused: restore.paused ?? (engine.isQueued(restore.id) ? 'turn' : null),
    ...pace.look(restore),
  })

  const find = async (actor: Actor, id: string): Promise<RestoreRecord> => {
    const restore = await parts.restores.find(actor.signedIn.person, id)
    if (!restore) throw notFound()
    await parts.scopes.view(actor, restore.scope)
    return restore
  }
  const byKey = async (actor: Actor, key: string, hash: string) => {
    const restore = await parts.restores.byKey(actor.signedIn.person, key)
    if (restore && restore.payloadHash !== hash) throw new PortalError('idempotency_key_reused')
    if (restore) await parts.scopes.view(actor, restore.scope)
    return restore
  }
  /** Also what was asked for in an earlier session, or by a portal that has ended meanwhile. */
  const takeUp = async (actor: Actor) => {
    for (const restore of await parts.restores.open(actor.signedIn.person)) engine.takeUp(actor, restore)
  }

  const startOnce = async (
    actor: Actor,
    key: string,
    hash: string,
    prepared: () => Promise<Omit<NewRestore, 'id' | 'tid' | 'oid' | 'idempotencyKey' | 'payloadHash'>>,
    before: Before = async () => {},
  ): Promise<RestoreRecord> => {
    const { tid, oid } = actor.signedIn.person
    const known = await byKey(actor, key, hash)
    if (known) {
      await before(known)
      engine.takeUp(actor, known)
      return known
    }
    return await keys.hold(`${tid} ${oid} ${key}`, hash, async () => {
      const restore = await prepared()
      const id = randomUUID()
      await before({ ...restore, id, workloads: [...new Set(restore.calls.map(({ workload }) => workload))] })
      const isNew = await parts.restores.insert({ ...restore, id, tid, oid, idempotencyKey: key, payloadHash: hash })
      // Another replica may have been quicker.
      const started = isNew ? await find(actor, id) : await byKey(actor, key, hash)
      if (!started) throw notFound()
      engine.takeUp(actor, started)
      return started
    })
  }
  const detail = async (actor: Actor, id: string): Promise<RestoreDetails> => {
    const restore = await find(actor, id)
    engine.takeUp(actor, restore)
    const code = restore.paused === 'code' ? await parts.codes.open(id) : null
    return { restore: standing(restore), statuses: await parts.records.statuses(id), code }
  }

  return {
    /** Checks all of the request, writes it down, and starts it; with a key used before, what was started then. */
    start: (actor: Actor, key: string, request: RestoreRequest, before?: Before): Promise<RestoreRecord> =>
      startOnce(actor, key, payloadHash(request), () => prepare(parts, actor, request), before),

    /** Restores the failed items of a restore again, as a restore of its own. */
    async repeat(actor: Actor, key: string, id: string, before?: Before): Promise<RestoreRecord> {
      const restore = await find(actor, id)
      return await startOnce(actor, key, hashOfRepetition(id), () => repetitionOf(parts, actor, restore), before)
    },

    /** Looks again for what became of what is unknown. */
    async check(actor: Actor, id: string): Promise<RestoreDetails> {
      const restore = await find(actor, id)
      if (restore.state === 'unknown') await lookAgain(parts, actor, restore)
      engine.takeUp(actor, await find(actor, id), true)
      return await detail(actor, id)
    },

    /** The person says that they have entered the code at Microsoft. */
    async confirmCode(actor: Actor, id: string): Promise<RestoreDetails> {
      const restore = await find(actor, id)
      if (restore.paused === 'code') {
        await parts.scopes.authorize(actor, restore.scope, 'act')
        await parts.codes.confirm(id)
        await parts.restores.pause(id, null)
      }
      engine.takeUp(actor, await find(actor, id), true)
      return await detail(actor, id)
    },

    /** The person wants what is unknown, or what waits since they signed out, to be asked for. */
    async goOn(actor: Actor, id: string): Promise<RestoreDetails> {
      const restore = await find(actor, id)
      const isToAsk = restore.state === 'unknown' || restore.paused === 'sign-in'
      if (isToAsk) await parts.scopes.authorize(actor, restore.scope, 'act')
      if (restore.state === 'unknown') await askAnew(parts, actor, restore)
      if (restore.paused === 'sign-in') {
        await parts.restores.takenUp(id, actor.sessionKey)
        await parts.restores.pause(id, null)
      }
      engine.takeUp(actor, await find(actor, id), true)
      return await detail(actor, id)
    },

    preview: (actor: Actor, wish: RestoreWish, signal: AbortSignal): Promise<RestorePreview> =>
      previewRestore(parts, actor, wish, signal),

    /** Those not finished, without carrying them on; oldest first. */
    open: async (actor: Actor): Promise<Standing[]> => (await parts.restores.open(actor.signedIn.person)).map(standing),

    async find(actor: Actor, id: string): Promise<Standing | null> {
      const restore = await parts.restores.find(actor.signedIn.person, id)
      return restore ? standing(restore) : null
    },

    async list(actor: Actor, filter: RestoreFilter = {}): Promise<Standing[]> {
      await takeUp(actor)
      const { person } = actor.signedIn
      const open: string[] = []
      for (const scope of await parts.restores.scopesOf(person)) {
        if ((await parts.scopes.view(actor, scope)) === null) open.push(scope)
      }
      return (await parts.restores.list(person, MOST, { ...filter, open })).map(standing)
    },

    detail,

    async items(
      actor: Actor,
      id: string,
      query: Window & { status?: RestoreItemStatus | undefined; q?: string },
    ): Promise<{ items: ItemRecord[]; total: number }> {
      const { scope } = await find(actor, id)
      const cover = await parts.scopes.view(actor, scope)
      return await parts.records.items(id, { ...query, searchable: cover && [...cover.items] })
    },

    /** What was logged: of calls that have ended from the record, of the one that runs from the backup server. */
    async events(
      actor: Actor,
      id: string,
      { offset, limit }: Window,
    ): Promise<{ events: EventRecord[]; total: number }> {
      await find(actor, id)
      const working = (await parts.calls.of(id)).find(({ state }) => state === 'started')?.sessionId ?? null
      const live = working === null ? [] : (await liveEvents(parts, actor, working)).reverse()
      const first = live.slice(offset, offset + limit)
      const window = { offset: Math.max(0, offset - live.length), limit: limit - first.length }
      const { events, total } = await parts.records.events(id, window)
      return { events: [...first, ...events], total: live.length + total }
    },

    async stop(actor: Actor, id: string): Promise<void> {
      const restore = await find(actor, id)
      if (restore.state === 'finished') return
      await stopWaiting(parts, restore)
      engine.wake(id)
      engine.takeUp(actor, await find(actor, id))
    },

    /** At sign-in: what waited for it goes on. */
    async takeUp(actor: Actor): Promise<void> {
      await takeUp(actor).catch((error: unknown) => actor.log.error({ err: error }, 'restores were not taken up'))
    },

    endSession: (sessionKey: string): Promise<void> => engine.endSession(sessionKey),

    /** At start: what was under way when the portal ended, of people whose portal session goes on. */
    async resume(actorOf: (sessionKey: string) => Promise<Actor | null>): Promise<void> {
      for (const restore of await parts.restores.resumable()) {
        const actor = await actorOf(restore.sessionKey)
        const person = actor?.signedIn.person
        if (actor && person?.tid === restore.tid && person.oid === restore.oid) engine.takeUp(actor, restore)
      }
    },

    close: () => engine.close(),
  }
}

export type Restores = ReturnType<typeof createRestores>

/** The record shows what is known without them too. */
async function liveEvents(parts: Parts, actor: Actor, session: string): Promise<EventRecord[]> {
  try {
    return (await readEvents(parts.backup(actor.sessionKey), session)).map(eventToShow)
  } catch (error) {
    actor.log.warn({ err: error, session }, 'restore: its events cannot be read')
    return []
  }
}
