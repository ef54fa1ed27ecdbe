import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Settings } from '../misbehave/settings.ts'
import { addEvent, type NewEvent } from '../sessions/session.ts'
import {
  addOutcome,
  type Outcome,
  progressOf,
  type RestoreHeader,
  type RestoreSession,
  resultOf,
} from './restore-session.ts'
import type { SessionFiles } from './session-files.ts'

/** One item to restore: what the events say about it, and how it is done. */
export interface Work {
  id: string
  name: string
  event: Pick<NewEvent, 'itemType' | 'itemSizeBytes' | 'source'>
  run(): Promise<Pick<Outcome, 'status' | 'how' | 'message' | 'path'>>
}

export type NewRestore = Pick<
  RestoreHeader,
  'owner' | 'type' | 'name' | 'scopeName' | 'initiatedBy' | 'account' | 'target'
> & { reason: string | undefined }

interface Running {
  stop: AbortController
  stoppedBy: 'person' | 'shutdown' | undefined
  done: Promise<void>
}

/** Restores run in the background, item by item, whoever stays signed in. */
export class RestoreSessions {
  readonly #sessions: Map<string, RestoreSession>
  readonly #running = new Map<string, Running>()
  readonly #files: SessionFiles
  readonly #settings: Settings

  private constructor(files: SessionFiles, settings: Settings, sessions: RestoreSession[]) {
    this.#files = files
    this.#settings = settings
    this.#sessions = new Map(sessions.map((session) => [session.id, session]))
  }

  static async open(files: SessionFiles, settings: Settings): Promise<RestoreSessions> {
    const loaded = await files.load()
    const restores = new RestoreSessions(files, settings, loaded)
    for (const session of loaded) if (session.state === 'Working') await restores.#interrupted(session)
    return restores
  }

  of(owner: string): RestoreSession[] {
    return [...this.#sessions.values()].filter((session) => session.owner === owner)
  }

  find(id: string, owner: string): RestoreSession | undefined {
    const session = this.#sessions.get(id.toLowerCase())
    return session?.owner === owner ? session : undefined
  }

  /** The session is on disk before anything is restored, and before the client hears of it. */
  async start({ reason, ...given }: NewRestore, work: Work[]): Promise<[RestoreSession, done: Promise<void>]> {
    const session: RestoreSession = {
      id: randomUUID(),
      kind: 'restore',
      ...given,
      ...(reason !== undefined && { reason }),
      details: '',
      created: new Date().toISOString(),
      ended: null,
      state: 'Working',
      result: 'Success',
      eTag: 1,
      planned: work.map(({ id, name }) => ({ id, name })),
      events: [],
      outcomes: [],
      counts: { restored: 0, skipped: 0, failed: 0 },
    }
    session.details = progressOf(session)
    await this.#files.saveHeader(session)
    this.#sessions.set(session.id, session)
    const running: Running = { stop: new AbortController(), stoppedBy: undefined, done: Promise.resolve() }
    this.#running.set(session.id, running)
    running.done = this.#run(session, work, running).finally(() => this.#running.delete(session.id))
    return [session, running.done]
  }

  /** Takes effect between two items, and returns when it has. */
  async stop(session: RestoreSession): Promise<void> {
    const running = this.#running.get(session.id)
    if (running === undefined) return
    running.stoppedBy = 'person'
    running.stop.abort()
    await running.done
  }

  /** Leaves running sessions as they would be left by a crash: the next start settles them. */
  async close(): Promise<void> {
    for (const running of this.#running.values()) {
      running.stoppedBy ??= 'shutdown'
      running.stop.abort()
    }
    await Promise.all(Array.from(this.#running.values(), (running) => running.done))
  }

  async #run(session: RestoreSession, work: Work[], running: Running): Promise<void> {
    for (const one of work) {
      const { stopAfter } = this.#settings
      if (stopAfter !== null && session.outcomes.length >= stopAfter) running.stoppedBy ??= 'person'
      await this.#slowDown(session, running.stop.signal).catch(() => undefined)
      if (running.stoppedBy !== undefined) break
      await this.#restoreOne(session, one)
    }
    if (running.stoppedBy === 'shutdown') return
    if (running.stoppedBy === 'person') {
      const left = session.planned.length - session.outcomes.length
      const message = `The restore was stopped; ${left} items were not processed.`
      await this.#record(session, { type: 'Restore', status: 'Cancelled', title: session.name, message })
    }
    await this.#finish(session)
  }

  /** As the settings want it; rejects when the restore is stopped meanwhile. */
  async #slowDown(session: RestoreSession, signal: AbortSignal): Promise<void> {
    const held = () => this.#settings.holdAfter !== null && session.outcomes.length >= this.#settings.holdAfter
    while (held()) await wait(10, undefined, { signal })
    if (this.#settings.itemDelay > 0) await wait(this.#settings.itemDelay, undefined, { signal })
  }

  async #restoreOne(session: RestoreSession, { id, name, event, run }: Work): Promise<void> {
    const startTime = new Date().toISOString()
    const { failItems } = this.#settings
    const outcome: Outcome = { id, name, path: '', status: 'Failed', message: 'The item was told to fail.' }
    try {
      if (!failItems.includes(id) && !failItems.includes(name)) Object.assign(outcome, await run())
    } catch (error) {
      outcome.message = error instanceof Error ? error.message : String(error)
    }
    addOutcome(session, outcome)
    const { status, message, path } = outcome
    const more = { ...event, itemName: name, ...(path !== '' && { target: path }), startTime }
    await this.#record(session, { type: 'Restore', status, title: name, message, ...more }, outcome)
  }

  async #interrupted(session: RestoreSession): Promise<void> {
    const settled = new Set(session.outcomes.map((outcome) => outcome.id))
    for (const { id, name } of session.planned.filter((planned) => !settled.has(planned.id))) {
      const message = 'The backup server was restarted before the item was restored.'
      const outcome: Outcome = { id, name, path: '', status: 'Failed', message }
      addOutcome(session, outcome)
      await this.#record(session, { type: 'Restore', status: 'Failed', title: name, itemName: name, message }, outcome)
    }
    await this.#finish(session)
  }

  async #record(session: RestoreSession, given: NewEvent, outcome?: Outcome): Promise<void> {
    const event = addEvent(session, given)
    // A full disk must not end the restore: what it did is still known as long as the server runs.
    await this.#files.append(session.id, { event, ...(outcome && { outcome }) }).catch(console.error)
  }

  async #finish(session: RestoreSession): Promise<void> {
    session.state = 'Stopped'
    session.result = resultOf(session)
    session.details = progressOf(session)
    session.ended = new Date().toISOString()
    session.eTag += 1
    await this.#files.saveHeader(session).catch(console.error)
  }
}
