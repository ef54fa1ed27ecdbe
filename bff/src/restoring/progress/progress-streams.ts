import type { EndEvent } from '../../../contract/restore-progress.ts'
import type { RestoreProgress } from '../../../contract/restores.ts'
import { PortalError } from '../../errors.ts'
import type { Actor } from '../parts.ts'
import type { Standing } from '../restores.ts'

/** One that listens: a page, by its portal session. */
export interface Listener {
  actor: Actor
  progress(restores: RestoreProgress[]): void
  heartbeat(): void
  end(reason: EndEvent['reason']): void
}

interface Options {
  /** How the person's restores stand that are not finished. */
  open(actor: Actor): Promise<Standing[]>
  find(actor: Actor, id: string): Promise<Standing | null>
  /** Whether a portal session still stands. */
  isStanding(sessionKey: string): Promise<boolean>
}

/** Milliseconds. */
interface Rhythm {
  moving: number
  resting: number
  heartbeat: number
}

const MOST_OF_A_PERSON = 8
const MOST = 4000

interface Watched {
  listeners: Set<Listener>
  /** As last told, by id. */
  told: Map<string, string>
  /** Someone has not been told anything yet. */
  isNew: boolean
  timer: NodeJS.Timeout | null
  isLooking: boolean
  /** Nudged while looking: once more, then. */
  again: boolean
}

/**
 * Tells the pages of a person how their restores go on. The record is looked at once for all of them, so that it doesn't
 * matter which replica carries a restore on.
 */
export class ProgressStreams {
  readonly #options: Options
  readonly #rhythm: Rhythm
  readonly #people = new Map<string, Watched>()
  readonly #beating: NodeJS.Timeout
  #isEnding = false

  constructor(options: Options, rhythm: Rhythm = { moving: 1000, resting: 5000, heartbeat: 15_000 }) {
    this.#options = options
    this.#rhythm = rhythm
    this.#beating = setInterval(() => this.#beat(), rhythm.heartbeat)
    this.#beating.unref()
  }

  /** Gives what to call when the page has gone. */
  add(listener: Listener): () => void {
    const who = whoIs(listener.actor)
    const count = [...this.#people.values()].reduce((sum, { listeners }) => sum + listeners.size, 0)
    const watched = this.#people.get(who) ?? {
      listeners: new Set(),
      told: new Map(),
      isNew: true,
      timer: null,
      isLooking: false,
      again: false,
    }
    if (this.#isEnding || watched.listeners.size >= MOST_OF_A_PERSON || count >= MOST) {
      throw new PortalError('too_many_requests', { retryAfter: 30 })
    }
    this.#people.set(who, watched)
    watched.listeners.add(listener)
    watched.isNew = true
    this.#lookSoon(who, watched, 0)
    return () => this.#remove(who, watched, listener)
  }

  /** Something has begun or changed: it need not wait for the next look. */
  nudge(actor: Actor): void {
    const who = whoIs(actor)
    const watched = this.#people.get(who)
    if (watched) this.#lookSoon(who, watched, 0)
  }

  endSession(sessionKey: string): void {
    for (const [who, watched] of this.#people) {
      for (const listener of watched.listeners) {
        if (listener.actor.sessionKey === sessionKey) this.#end(who, watched, listener, 'signed-out')
      }
    }
  }

  close(): void {
    this.#isEnding = true
    clearInterval(this.#beating)
    for (const [who, watched] of this.#people) {
      for (const listener of watched.listeners) this.#end(who, watched, listener, 'restart')
    }
  }

  #lookSoon(who: string, watched: Watched, delay: number): void {
    if (watched.timer) clearTimeout(watched.timer)
    watched.timer = setTimeout(() => void this.#look(who, watched), delay)
    watched.timer.unref()
  }

  async #look(who: string, watched: Watched): Promise<void> {
    watched.again = watched.isLooking
    if (watched.isLooking) return
    watched.isLooking = true
    let next = this.#rhythm.resting
    try {
      await this.#endTheLost(who, watched)
      const [first] = watched.listeners
      if (!first) return
      const open = await this.#options.open(first.actor)
      const finished = [...watched.told.keys()].filter((id) => !open.some((restore) => restore.id === id))
      const ended = await Promise.all(finished.map((id) => this.#options.find(first.actor, id)))
      const moved = this.#moved(watched, [...open, ...ended.filter((restore) => restore !== null)])
      for (const id of finished) watched.told.delete(id)
      if (moved) for (const { progress } of watched.listeners) progress(moved)
      if (open.length > 0) next = this.#rhythm.moving
    } catch (error) {
      const [first] = watched.listeners
      first?.actor.log.warn({ err: error }, 'restores: their progress cannot be read')
    } finally {
      watched.isLooking = false
      if (this.#people.get(who) === watched) this.#lookSoon(who, watched, watched.again ? 0 : next)
    }
  }

  /** All of them, where one has moved or nothing was told yet; null where nothing has. */
  #moved(watched: Watched, standing: Standing[]): RestoreProgress[] | null {
    const all = standing.map(progressOf)
    let hasMoved = watched.isNew
    watched.isNew = false
    for (const progress of all) {
      const text = JSON.stringify(progress)
      if (watched.told.get(progress.id) !== text) hasMoved = true
      watched.told.set(progress.id, text)
    }
    return hasMoved ? all : null
  }

  async #endTheLost(who: string, watched: Watched): Promise<void> {
    for (const listener of [...watched.listeners]) {
      const isStanding = await this.#options.isStanding(listener.actor.sessionKey)
      if (!isStanding) this.#end(who, watched, listener, 'signed-out')
    }
  }

  #beat(): void {
    for (const { listeners } of this.#people.values()) for (const listener of listeners) listener.heartbeat()
  }

  #end(who: string, watched: Watched, listener: Listener, reason: EndEvent['reason']): void {
    this.#remove(who, watched, listener)
    listener.end(reason)
  }

  #remove(who: string, watched: Watched, listener: Listener): void {
    watched.listeners.delete(listener)
    if (watched.listeners.size > 0) return
    if (watched.timer) clearTimeout(watched.timer)
    if (this.#people.get(who) === watched) this.#people.delete(who)
  }
}

const whoIs = ({ signedIn: { person } }: Actor) => `${person.tid} ${person.oid}`

const progressOf = ({ id, state, result, paused, counts, rate, secondsLeft }: Standing): RestoreProgress => ({
  ...{ id, state, result, paused, counts, rate, secondsLeft },
})
