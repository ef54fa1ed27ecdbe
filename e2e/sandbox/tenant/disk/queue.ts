/** Runs tasks one after the other, in the order they came. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve()

  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task)
    this.#last = result.catch(() => undefined)
    return result
  }
}

/**
 * Many may be inside at once; one may ask to be alone, and gets in when all others have left. Used for reset, which
 * swaps the data under everyone's feet. Not re-entrant: a task inside must not ask to enter again.
 */
export class Gate {
  #inside = 0
  #alone: Promise<unknown> = Promise.resolve()
  #emptied: (() => void) | undefined
  readonly #turns = new Queue()

  async enter<T>(task: () => Promise<T>): Promise<T> {
    for (let before = this.#alone; ; before = this.#alone) {
      await before
      if (before === this.#alone) break
    }
    this.#inside += 1
    try {
      return await task()
    } finally {
      this.#inside -= 1
      if (this.#inside === 0) this.#emptied?.()
    }
  }

  alone<T>(task: () => Promise<T>): Promise<T> {
    return this.#turns.run(() => {
      const result = this.#whenEmpty().then(task)
      this.#alone = result.catch(() => undefined)
      return result
    })
  }

  #whenEmpty(): Promise<void> {
    if (this.#inside === 0) return Promise.resolve()
    return new Promise((resolve) => {
      this.#emptied = () => {
        this.#emptied = undefined
        resolve()
      }
    })
  }
}

/** Runs `task` over all items, at most `width` at a time. */
export async function eachAtOnce<T>(items: Iterable<T>, width: number, task: (item: T) => Promise<void>) {
  const iterator = items[Symbol.iterator]()
  const worker = async () => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) await task(next.value)
  }
  await Promise.all(Array.from({ length: width }, worker))
}
