import pLimit, { type LimitFunction } from 'p-limit'
import type { RestoreRecord, Who } from '../store/restores.ts'
import { carry } from './carry.ts'
import { isSignedOut } from './failures.ts'
import type { Actor, Parts } from './parts.ts'
import { RunInProgress } from './run.ts'

/** Restores of one person that are carried on at the same time; the others wait in their order. */
const AT_ONCE = 3

/** Carries restores on, each once at a time, in the name of the person who asked for it. */
export class RestoreEngine {
  readonly #parts: Parts
  readonly #runs = new Map<string, RunInProgress>()
  readonly #queues = new Map<string, LimitFunction>()
  readonly #queued = new Set<string>()
  readonly #checked = new Map<string, number>()
  #isEnding = false

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /**
   * Carries the restore on in the name of this session, unless it is finished or being carried on already.
   *
   * @param isWanted the person asks for it now: what is unknown is looked for at once
   */
  takeUp(actor: Actor, restore: RestoreRecord, isWanted = false): void {
    if (this.#isEnding || restore.state === 'finished') return
    const running = this.#runs.get(restore.id)
    if (running) {
      running.offer(actor)
      if (isWanted) running.isWantedAgain = true
      return
    }
    if (restore.state === 'unknown' && !isWanted && !this.#mayCheck(restore.id)) return
    const run = new RunInProgress(restore.id, actor)
    this.#runs.set(restore.id, run)
    const queue = this.#queueOf(restore)
    if (queue.activeCount + queue.pendingCount >= AT_ONCE) this.#queued.add(restore.id)
    run.done = queue(() => this.#carry(run, restore))
  }

  /** Others of the person come first. */
  isQueued(id: string): boolean {
    return this.#queued.has(id)
  }

  /** Lets the run of a restore notice at once that it is to be stopped. */
  wake(id: string): void {
    this.#runs.get(id)?.wake()
  }

  /**
   * The person signs out: what the backup server works on goes on, what was not asked for yet waits for their word, also
   * where they are back before anyone has noticed.
   */
  async endSession(sessionKey: string): Promise<void> {
    const left = [...this.#runs.values()].filter((run) => run.actor.sessionKey === sessionKey && !run.hasOther)
    for (const run of left) {
      await this.#parts.restores.pause(run.id, 'sign-in')
      run.wake()
    }
  }

  /** Settles once no request for a restore is under way; what is unfinished is carried on at the next start. */
  async close(): Promise<void> {
    this.#isEnding = true
    const runs = [...this.#runs.values()]
    for (const run of runs) run.end()
    await Promise.all(runs.map(({ done }) => done))
  }

  async #carry(run: RunInProgress, restore: RestoreRecord): Promise<void> {
    this.#queued.delete(run.id)
    try {
      if (restore.sessionKey !== run.actor.sessionKey) await this.#takeOver(run, restore)
      while (!run.isEnding) {
        const { actor } = run
        try {
          run.isWantedAgain = false
          await carry(this.#parts, run)
          if (!run.isWantedAgain) return
        } catch (error) {
          if (!isSignedOut(error)) throw error
          if (run.changeActor()) {
            await this.#parts.restores.takenUp(run.id, run.actor.sessionKey)
            continue
          }
          actor.log.info({ restore: run.id }, 'restore: waits until the person signs in again')
          await this.#parts.restores.pause(run.id, 'sign-in')
          return
        }
      }
    } catch (error) {
      run.actor.log.error({ err: error, restore: run.id }, 'restore: was not carried on')
    } finally {
      this.#runs.delete(run.id)
    }
  }

  /** Where the session in whose name it was carried on is over, what was not asked for waits for the person's word. */
  async #takeOver({ id, actor }: RunInProgress, restore: RestoreRecord): Promise<void> {
    const { restores } = this.#parts
    if (restore.paused === null && !(await restores.isHeld(id))) await restores.pause(id, 'sign-in')
    await restores.takenUp(id, actor.sessionKey)
  }

  #queueOf({ tid, oid }: Who): LimitFunction {
    for (const [who, queue] of this.#queues) if (queue.activeCount + queue.pendingCount === 0) this.#queues.delete(who)
    const who = `${tid} ${oid}`
    const queue = this.#queues.get(who) ?? pLimit(AT_ONCE)
    this.#queues.set(who, queue)
    return queue
  }

  #mayCheck(id: string): boolean {
    const now = Date.now()
    const { recheck } = this.#parts.pauses
    for (const [other, at] of this.#checked) if (now - at >= recheck) this.#checked.delete(other)
    if (this.#checked.has(id)) return false
    this.#checked.set(id, now)
    return true
  }
}
