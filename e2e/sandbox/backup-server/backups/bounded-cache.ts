/**
 * Keeps what was costly to make, the least recently used going first once the weights exceed the limit. Those who ask
 * for the same thing at the same time wait for one making of it.
 */
export class BoundedCache<V> {
  readonly #limit: number
  readonly #weigh: (value: V) => number
  readonly #entries = new Map<string, { value: Promise<V>; weight: number }>()

  constructor(limit: number, weigh: (value: V) => number) {
    this.#limit = limit
    this.#weigh = weigh
  }

  async get(key: string, make: () => Promise<V>): Promise<V> {
    const known = this.#entries.get(key)
    if (known !== undefined) {
      this.#entries.delete(key)
      this.#entries.set(key, known)
      return await known.value
    }
    const entry = { value: make(), weight: 0 }
    this.#entries.set(key, entry)
    try {
      entry.weight = this.#weigh(await entry.value)
    } catch (error) {
      this.#entries.delete(key)
      throw error
    }
    this.#makeRoom(key)
    return await entry.value
  }

  #makeRoom(newest: string) {
    let total = 0
    for (const entry of this.#entries.values()) total += entry.weight
    for (const [key, entry] of this.#entries) {
      if (total <= this.#limit) return
      if (key === newest) continue
      total -= entry.weight
      this.#entries.delete(key)
    }
  }
}
