import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { z } from 'zod'
import { PortalError } from '../errors.ts'
import type { TokenStore, Tokens } from '../store/restore-tokens.ts'
import type { Vb365Client } from '../vb365/client.ts'
import { toPortalError, Vb365Error } from '../vb365/errors.ts'
import { operations } from '../vb365/operations.ts'
import type { tokenAnswer } from '../vb365/schemas.ts'

/** A token with less life than this is renewed before it is used. */
const MARGIN = 60_000
const CACHED = 10_000
/** As long as one process may take to renew; after that it is taken for dead. Milliseconds. */
const LEASE = 60_000
const LOOK_EVERY = 50
/** Milliseconds for which who signs out waits for the backup server. */
const PATIENCE = 2_000

/**
 * Phase 4: the person's own tokens for the backup server, and their life from then on. Requests borrow the access
 * token with {@link RestoreTokens.use}; it is renewed once for all that wait for it.
 */
export class RestoreTokens {
  readonly #vb365Of: (server: string) => Vb365Client | undefined
  readonly #store: TokenStore
  readonly #log: Logger
  readonly #cache = new Map<string, Tokens>()
  readonly #renewals = new Map<string, Promise<Tokens>>()

  /** @param vb365Of the backup server of that id, where it is still configured */
  constructor(vb365Of: (server: string) => Vb365Client | undefined, store: TokenStore, log: Logger) {
    this.#vb365Of = vb365Of
    this.#store = store
    this.#log = log
  }

  /**
   * The vendor calls the assertion both "an access token" and "a JSON document with access and refresh token"; it is
   * handed over as the bare access token, here and nowhere else.
   */
  async fetch(server: { id: string; vb365: Vb365Client }, assertion: string, applicationId: string): Promise<Tokens> {
    try {
      return fromAnswer(
        server.id,
        await server.vb365.call(operations.token, {
          form: { grant_type: 'operator', client_id: applicationId, assertion, disable_antiforgery_token: 'true' },
        }),
      )
    } catch (error) {
      if (!(error instanceof Vb365Error)) throw error
      const { code } = toPortalError(error)
      throw new PortalError(isRefused(error) ? 'sign_in_refused' : code, { phase: 4, cause: error })
    }
  }

  async keep(sessionKey: string, tokens: Tokens): Promise<void> {
    await this.#store.write(sessionKey, tokens)
    this.#remember(sessionKey, tokens)
  }

  /** Runs `work` with a valid token at the server that gave it; where that refuses it, once more with a new one. */
  async use<T>(sessionKey: string, work: (token: string, vb365: Vb365Client) => Promise<T>): Promise<T> {
    const tokens = await this.#current(sessionKey)
    const vb365 = this.#serverOf(tokens)
    try {
      return await work(tokens.access, vb365)
    } catch (error) {
      if (!(error instanceof Vb365Error) || error.status !== 401) throw error
      // 401 means that the request was not carried out, whatever it was.
      const renewed = await this.#renew(sessionKey, tokens)
      return await work(renewed.access, vb365)
    }
  }

  /** Ends the tokens at the backup server; failing to is logged, since the person is signed out in any case. */
  async end(sessionKey: string): Promise<void> {
    const tokens = await this.#read(sessionKey).catch(() => null)
    this.#cache.delete(sessionKey)
    await this.#store.remove(sessionKey)
    if (!tokens) return
    const ended = this.#vb365Of(tokens.server)
      ?.call(operations.logout, { token: tokens.access, signal: AbortSignal.timeout(10_000) })
      .catch((error: unknown) => this.#log.warn({ err: error }, 'backup server: sign-out failed'))
    // They are signed out in any case: nobody waits for a server that hangs.
    await Promise.race([ended, sleep(PATIENCE, undefined, { ref: false })])
  }

  /** False once the server has refused to renew them. */
  async stand(sessionKey: string): Promise<boolean> {
    return (await this.#read(sessionKey)) !== null
  }

  /** The backup server that a portal session has tokens of. */
  async serverOf(sessionKey: string): Promise<Vb365Client> {
    const tokens = await this.#read(sessionKey)
    if (!tokens) throw new PortalError('sign_in_required')
    return this.#serverOf(tokens)
  }

  #serverOf({ server }: Tokens): Vb365Client {
    const vb365 = this.#vb365Of(server)
    if (!vb365) throw new PortalError('sign_in_required', { cause: new Error(`there is no server ${server} any more`) })
    return vb365
  }

  async #current(sessionKey: string): Promise<Tokens> {
    const tokens = await this.#read(sessionKey)
    if (!tokens) throw new PortalError('sign_in_required')
    return tokens.expiresAt - Date.now() > MARGIN ? tokens : await this.#renew(sessionKey, tokens)
  }

  async #read(sessionKey: string): Promise<Tokens | null> {
    return this.#cache.get(sessionKey) ?? (await this.#store.read(sessionKey))
  }

  #renew(sessionKey: string, used: Tokens): Promise<Tokens> {
    const running = this.#renewals.get(sessionKey)
    if (running) return running
    const renewal = this.#renewOnce(sessionKey, used).finally(() => this.#renewals.delete(sessionKey))
    this.#renewals.set(sessionKey, renewal)
    return renewal
  }

  async #renewOnce(sessionKey: string, used: Tokens): Promise<Tokens> {
    // A refresh token is good for one use: of several replicas one renews, the others wait for what it gets.
    let stored: Tokens | null
    do {
      stored = await this.#store.read(sessionKey)
      if (!stored) {
        this.#cache.delete(sessionKey)
        throw new PortalError('sign_in_required')
      }
      // Another request, or another replica, has renewed it meanwhile.
      if (stored.access !== used.access) {
        this.#remember(sessionKey, stored)
        return stored
      }
    } while (!(await this.#lease(sessionKey)))
    try {
      const answer = await this.#serverOf(stored).call(operations.token, {
        form: { grant_type: 'refresh_token', refresh_token: stored.refresh, disable_antiforgery_token: 'true' },
        signal: AbortSignal.timeout(LEASE - 5_000),
      })
      const tokens = fromAnswer(stored.server, answer)
      await this.keep(sessionKey, tokens)
      return tokens
    } catch (error) {
      if (!isRefused(error)) {
        await this.#store.release(sessionKey)
        if (error instanceof Vb365Error) throw error
        throw new Vb365Error('POST /token', 'did not answer in time', { cause: error, uncertain: true })
      }
      await this.#store.remove(sessionKey)
      this.#cache.delete(sessionKey)
      throw new PortalError('sign_in_required', { cause: error })
    }
  }

  async #lease(sessionKey: string): Promise<boolean> {
    const now = Date.now()
    if (await this.#store.lease(sessionKey, now, now + LEASE)) return true
    await sleep(LOOK_EVERY)
    return false
  }

  #remember(sessionKey: string, tokens: Tokens): void {
    this.#cache.delete(sessionKey)
    this.#cache.set(sessionKey, tokens)
    const [oldest] = this.#cache.keys()
    if (this.#cache.size > CACHED && oldest) this.#cache.delete(oldest)
  }
}

/** The server has said no; a redirect or a request that took too long is the word of something before it. */
const isRefused = (error: unknown): boolean =>
  error instanceof Vb365Error &&
  error.status !== null &&
  error.status >= 400 &&
  error.status < 500 &&
  ![408, 429].includes(error.status)

const fromAnswer = (server: string, answer: z.output<typeof tokenAnswer>): Tokens => ({
  server,
  access: answer.access_token,
  refresh: answer.refresh_token,
  expiresAt: Date.now() + answer.expires_in * 1000,
})
