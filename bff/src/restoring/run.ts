import type { Actor, Run } from './parts.ts'

export class RunInProgress implements Run {
  readonly id: string
  actor: Actor
  #next: Actor | null = null
  done: Promise<void> = Promise.resolve()
  #isEnding = false
  /** The person has decided something since it was last looked at from its beginning. */
  isWantedAgain = false
  #wake: () => void = () => {}

  constructor(id: string, actor: Actor) {
    this.id = id
    this.actor = actor
  }

  get isEnding(): boolean {
    return this.#isEnding
  }

  async sleep(milliseconds: number): Promise<void> {
    if (this.#isEnding || milliseconds <= 0) return
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, milliseconds)
    this.#wake = resolve
    await promise
    clearTimeout(timer)
  }

  /** Another session of the same person, for when the one in use ends. */
  offer(actor: Actor): void {
    this.#next = actor
  }

  /** Another session of the person can take over. */
  get hasOther(): boolean {
    return this.#next !== null && this.#next.sessionKey !== this.actor.sessionKey
  }

  /** Goes over to the session offered last; false where there is none other. */
  changeActor(): boolean {
    const next = this.#next
    this.#next = null
    if (!next || next.sessionKey === this.actor.sessionKey) return false
    this.actor = next
    return true
  }

  wake(): void {
    this.#wake()
  }

  end(): void {
    this.#isEnding = true
    this.#wake()
  }
}
