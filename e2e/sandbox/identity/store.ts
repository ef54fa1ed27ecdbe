import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

interface Entry {
  payload: AdapterPayload
  expires: number
}

const SWEEP_FROM = 10_000

/**
 * What the provider remembers, in memory. oidc-provider's own memory store is one for the whole process and holds a
 * thousand entries, which a thousand signed-in people overflow.
 */
class MemoryStore {
  readonly #entries = new Map<string, Entry>()
  /** Session uids and device user codes, to the entry they belong to. */
  readonly #index = new Map<string, string>()
  #sweepAt = SWEEP_FROM

  put(key: string, payload: AdapterPayload, expiresIn: number | undefined): void {
    this.#entries.set(key, { payload, expires: expiresIn ? Date.now() + expiresIn * 1000 : Number.POSITIVE_INFINITY })
    if (payload.uid) this.#index.set(`uid:${payload.uid}`, key)
    if (payload.userCode) this.#index.set(`code:${payload.userCode}`, key)
    if (this.#entries.size > this.#sweepAt) this.#sweep()
  }

  get(key: string | undefined): AdapterPayload | undefined {
    const entry = key === undefined ? undefined : this.#entries.get(key)
    return entry && entry.expires > Date.now() ? structuredClone(entry.payload) : undefined
  }

  getIndexed(index: string): AdapterPayload | undefined {
    return this.get(this.#index.get(index))
  }

  consume(key: string): void {
    const entry = this.#entries.get(key)
    if (entry) entry.payload = { ...entry.payload, consumed: Math.floor(Date.now() / 1000) }
  }

  remove(key: string): void {
    const entry = this.#entries.get(key)
    this.#entries.delete(key)
    for (const index of [`uid:${entry?.payload.uid}`, `code:${entry?.payload.userCode}`]) {
      if (this.#index.get(index) === key) this.#index.delete(index)
    }
  }

  removeByGrant(grantId: string): void {
    for (const [key, { payload }] of this.#entries) if (payload.grantId === grantId) this.remove(key)
  }

  #sweep(): void {
    const now = Date.now()
    for (const [key, { expires }] of this.#entries) if (expires <= now) this.remove(key)
    this.#sweepAt = Math.max(SWEEP_FROM, this.#entries.size * 2)
  }
}

/** One store for as long as the sandbox runs; `findClient` answers for the registrations, which are not stored. */
export function createAdapterFactory(findClient: (id: string) => AdapterPayload | undefined): AdapterFactory {
  const store = new MemoryStore()
  return (model): Adapter => {
    const key = (id: string) => `${model}:${id}`
    // MSAL sends one client assertion again and again for ten minutes, and Entra lets it: nothing here is ever a replay.
    const remembers = model !== 'ReplayDetection'
    return {
      upsert: async (id, payload, expiresIn) => (remembers ? store.put(key(id), payload, expiresIn) : undefined),
      find: async (id) => (model === 'Client' ? findClient(id) : store.get(key(id))),
      findByUid: async (uid) => store.getIndexed(`uid:${uid}`),
      findByUserCode: async (userCode) => store.getIndexed(`code:${userCode}`),
      consume: async (id) => store.consume(key(id)),
      destroy: async (id) => store.remove(key(id)),
      revokeByGrantId: async (grantId) => store.removeByGrant(grantId),
    }
  }
}
