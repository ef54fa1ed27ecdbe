import { randomBytes, randomUUID } from 'node:crypto'
import type { Settings } from '../misbehave/settings.ts'

/** One sign-in; it lives on through refreshed tokens and ends with logout. */
export interface Logon {
  id: string
  oid: string
}

interface Issued {
  logon: Logon
  expires: number
}

export interface TokenPair {
  accessToken: string
  refreshToken: string
  issued: Date
  expires: Date
  lifetime: number
}

const REFRESH_LIFETIME = 14 * 24 * 3600_000

/** Opaque tokens, in memory: after a restart everyone signs in again. */
export class Tokens {
  readonly #access = new Map<string, Issued>()
  readonly #refresh = new Map<string, Issued>()
  readonly #settings: Settings

  constructor(settings: Settings) {
    this.#settings = settings
  }

  start(oid: string): TokenPair {
    return this.#issue({ id: randomUUID(), oid })
  }

  /** A refresh token can be used once. */
  refresh(token: string): { pair: TokenPair; oid: string } | undefined {
    const found = this.#refresh.get(token)
    this.#refresh.delete(token)
    if (found === undefined || found.expires <= Date.now()) return undefined
    return { pair: this.#issue(found.logon), oid: found.logon.oid }
  }

  find(accessToken: string): Logon | undefined {
    const found = this.#access.get(accessToken)
    if (found === undefined || found.expires <= Date.now()) return undefined
    return found.logon
  }

  /** Makes an access token as old as its lifetime allows. */
  expire(accessToken: string): void {
    this.#access.delete(accessToken)
  }

  end(logon: Logon): void {
    for (const tokens of [this.#access, this.#refresh]) {
      for (const [token, issued] of tokens) if (issued.logon.id === logon.id) tokens.delete(token)
    }
  }

  #issue(logon: Logon): TokenPair {
    this.#sweep()
    const now = Date.now()
    const lifetime = this.#settings.tokenLifetime
    const pair = {
      accessToken: randomBytes(32).toString('base64url'),
      refreshToken: randomBytes(32).toString('base64url'),
      issued: new Date(now),
      expires: new Date(now + lifetime * 1000),
      lifetime,
    }
    this.#access.set(pair.accessToken, { logon, expires: pair.expires.getTime() })
    this.#refresh.set(pair.refreshToken, { logon, expires: now + REFRESH_LIFETIME })
    return pair
  }

  #sweep() {
    for (const tokens of [this.#access, this.#refresh]) {
      for (const [token, issued] of tokens) {
        // Insertion order is nearly the order of expiry: the first live one ends the sweep.
        if (issued.expires > Date.now()) break
        tokens.delete(token)
      }
    }
  }
}
