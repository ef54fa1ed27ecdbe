import { createHash } from 'node:crypto'
import { type SessionData, Store } from 'express-session'
import type { SignedIn } from '../sign-in/session.ts'
import type { Database } from './database.ts'

/** Ids are stored hashed, so that a copy of the database holds no usable cookie. */
export const sessionKey = (id: string): string => createHash('sha256').update(id).digest('base64url')

const TOUCH_EVERY = 60_000

type Callback = (error?: unknown) => void

interface Options {
  /** Milliseconds without a request after which a session ends. */
  idle: number
  /** Milliseconds after which it ends in any case. */
  max: number
  /** Whether a session is still good for anything; one that isn't is as if it had ended. */
  isServed?: (session: SessionData) => boolean
  now?: () => number
}

/**
 * express-session's store on the portal's database. It differs from the usual ones in that a destroyed id stays
 * refused: express-session 1.19 saves a session at the end of a slow request even when another request has destroyed
 * it meanwhile, which would sign the person in again.
 */
export class DatabaseSessionStore extends Store {
  readonly #database: Database
  readonly #options: Required<Options>
  readonly #touched = new Map<string, number>()

  constructor(database: Database, options: Options) {
    super()
    this.#database = database
    this.#options = { now: () => Date.now(), isServed: () => true, ...options }
  }

  override get(id: string, callback: (error: unknown, session?: SessionData | null) => void): void {
    this.#read(sessionKey(id)).then((session) => callback(null, session), callback)
  }

  override set(id: string, session: SessionData, callback?: Callback): void {
    settle(this.#write(sessionKey(id), session), callback)
  }

  override destroy(id: string, callback?: Callback): void {
    settle(this.#destroy(sessionKey(id)), callback)
  }

  /** Called at the end of every request: written at most once a minute. */
  override touch(id: string, session: SessionData, callback?: Callback): void {
    const key = sessionKey(id)
    const now = this.#options.now()
    if (now - (this.#touched.get(key) ?? 0) < Math.min(TOUCH_EVERY, this.#options.idle / 4)) {
      callback?.()
      return
    }
    this.#touched.set(key, now)
    settle(
      this.#database.run(
        'update sessions set expires_at = $2 where id = $1 and destroyed_at is null and expires_at >= $3',
        [key, this.#expiry(session), now],
      ),
      callback,
    )
  }

  /** Who is signed in by a session that still stands; for what goes on without a request. */
  async signedIn(key: string): Promise<SignedIn | null> {
    return (await this.#read(key))?.signedIn ?? null
  }

  /** Ends what has expired: `end` is called for each session that was still open, then its row goes. */
  async sweep(end: (sessionKey: string) => Promise<void>): Promise<void> {
    const now = this.#options.now()
    const rows = await this.#database.all<{ id: string; data: string; destroyed_at: number | null }>(
      'select id, data, destroyed_at from sessions where expires_at < $1',
      [now],
    )
    const endOne = async ({ id, destroyed_at }: (typeof rows)[number]) => {
      this.#touched.delete(id)
      if (destroyed_at === null) await end(id)
      await this.#database.run('delete from sessions where id = $1 and expires_at < $2', [id, now])
    }
    // One after the other, but each tenant's for themselves: their server may take its time.
    const tenantOf = ({ data }: { data: string }) => (JSON.parse(data) as SessionData).signedIn?.person.tid
    const ending = [...Map.groupBy(rows, tenantOf).values()].map(async (group) => {
      for (const row of group) await endOne(row)
    })
    await Promise.all(ending)
  }

  async #read(key: string): Promise<SessionData | null> {
    const row = await this.#database.get<{ data: string }>(
      'select data from sessions where id = $1 and destroyed_at is null and expires_at >= $2',
      [key, this.#options.now()],
    )
    const session = row && (JSON.parse(row.data) as SessionData)
    return session && this.#options.isServed(session) ? session : null
  }

  async #write(key: string, session: SessionData): Promise<void> {
    this.#touched.set(key, this.#options.now())
    await this.#database.run(
      `insert into sessions (id, data, expires_at) values ($1, $2, $3)
       on conflict (id) do update set data = excluded.data, expires_at = excluded.expires_at
       where sessions.destroyed_at is null`,
      [key, JSON.stringify(session), this.#expiry(session)],
    )
  }

  async #destroy(key: string): Promise<void> {
    const now = this.#options.now()
    this.#touched.delete(key)
    await this.#database.transaction(async (database) => {
      await database.run(
        `insert into sessions (id, data, expires_at, destroyed_at) values ($1, '{}', $2, $3)
         on conflict (id) do update set data = '{}', expires_at = excluded.expires_at, destroyed_at = excluded.destroyed_at`,
        [key, now + this.#options.max, now],
      )
      await database.run('delete from restore_tokens where session_id = $1', [key])
    })
  }

  #expiry(session: SessionData): number {
    const now = this.#options.now()
    return Math.min(now + this.#options.idle, (session.signedIn?.at ?? now) + this.#options.max)
  }
}

const settle = (work: Promise<unknown>, callback?: Callback) => {
  work.then(
    () => callback?.(),
    (error) => callback?.(error),
  )
}
