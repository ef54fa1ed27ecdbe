import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fromRoot } from '../harness/repository.ts'

/** A real portal process that can be told when to die. */
export class MortalPortal {
  readonly url: string
  readonly died: Promise<void>
  readonly #child: ChildProcess
  readonly #log: () => string

  private constructor(child: ChildProcess, url: string, died: Promise<void>, log: () => string) {
    this.#child = child
    this.url = url
    this.died = died
    this.#log = log
  }

  /** @returns null where it died before it answered */
  static async start(
    env: Record<string, string>,
    orders?: { dieAt: number; after: boolean },
  ): Promise<MortalPortal | null> {
    const child = fork(fromRoot('bff/src/main.ts'), [], {
      env: { ...process.env, ...env, PORT: '0' },
      execArgv: ['--import', fromRoot('e2e/torture/die-at.ts')],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    let log = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-20_000)
    })
    const died = once(child, 'exit').then(() => {})
    if (orders) child.send(orders)
    const ready = new Promise<string>((resolve) => {
      if (!child.stdout) return
      createInterface({ input: child.stdout }).on('line', (line) => {
        const at = line.indexOf('https://')
        if (at >= 0) resolve(line.slice(at))
      })
    })
    const url = await Promise.race([ready, died])
    if (url) return new MortalPortal(child, url, died, () => log)
    if (child.signalCode === 'SIGKILL') return null
    throw new Error(`The portal ended by itself (${child.exitCode}):\n${log}`)
  }

  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null
  }

  /** Ended by anything but a kill, it has failed. */
  assertKilled(): void {
    if (this.#child.signalCode !== 'SIGKILL') throw new Error(`The portal ended by itself:\n${this.#log()}`)
  }

  /** Steps are counted from now on. */
  async arm(orders: { dieAt: number | null; after: boolean }): Promise<void> {
    await this.#ask(orders)
  }

  /** Steps taken since it was armed. */
  async steps(): Promise<number> {
    return await this.#ask('steps')
  }

  /** In its own time, so that what Node.js compiled is kept for the next. */
  async stop(): Promise<void> {
    if (this.isAlive) this.#child.kill('SIGTERM')
    await this.died
  }

  async #ask(what: object | 'steps'): Promise<number> {
    const answered = once(this.#child, 'message') as Promise<[{ steps: number }]>
    this.#child.send(what)
    const answer = await Promise.race([answered, this.died])
    return answer ? answer[0].steps : 0
  }
}
