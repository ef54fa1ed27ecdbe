import { Worker } from 'node:worker_threads'
import type { Message, Name, Questions, Reply } from './protocol.ts'

/** The list cannot be made of what the backup server answered. */
export class UnreadableAnswer extends Error {}

interface Waiting {
  resolve(answer: unknown): void
  reject(error: Error): void
}

/**
 * The portal's end of a thread that holds lists; started when first needed. Where it ends, so do its lists, and the
 * next question starts another.
 */
export class ListWorker {
  #worker: Worker | null = null
  readonly #waiting = new Map<number, Waiting>()
  readonly #onLost: () => void
  #numbers = 0

  /** @param onLost called when the thread has ended, with all that it held */
  constructor(onLost: () => void) {
    this.#onLost = onLost
  }

  /** @param transfer memory that is handed over instead of copied */
  ask<N extends Name>(name: N, question: Questions[N]['question'], transfer: ArrayBuffer[] = []) {
    const worker = this.#running()
    const number = ++this.#numbers
    const { promise, resolve, reject } = Promise.withResolvers<Questions[N]['answer']>()
    this.#waiting.set(number, { resolve: resolve as Waiting['resolve'], reject })
    worker.ref()
    worker.postMessage({ number, name, question } satisfies Message<N>, transfer)
    return promise
  }

  async close(): Promise<void> {
    await this.#worker?.terminate()
  }

  #running(): Worker {
    if (this.#worker) return this.#worker
    // It needs neither the portal's configuration nor its flags.
    const worker = new Worker(new URL('./worker/main.ts', import.meta.url), {
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 },
    })
    worker.on('message', ({ number, answer, error }: Reply) => {
      const waiting = this.#waiting.get(number)
      this.#waiting.delete(number)
      // Idle, it does not keep the portal from ending.
      if (this.#waiting.size === 0) worker.unref()
      if (!error) waiting?.resolve(answer)
      else waiting?.reject(error.unreadable ? new UnreadableAnswer(error.message) : new Error(error.message))
    })
    let cause: unknown
    worker.on('error', (error) => {
      cause = error
    })
    worker.on('exit', () => {
      this.#worker = null
      this.#onLost()
      for (const { reject } of this.#waiting.values()) reject(new Error('the lists are lost', { cause }))
      this.#waiting.clear()
    })
    this.#worker = worker
    return worker
  }
}
