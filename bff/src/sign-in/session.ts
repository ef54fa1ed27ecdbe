import type { RequestHandler } from 'express'
import session from 'express-session'
import type { DatabaseSessionStore } from '../store/session-store.ts'
import type { Person } from './verify-token.ts'

export interface SignedIn {
  person: Person
  /** What the backup server calls them, as it does where they are someone's scope. */
  managedId?: string
  managedName?: string
  isOperator: boolean
  /** Epoch milliseconds. */
  at: number
}

declare module 'express-session' {
  interface SessionData {
    signedIn?: SignedIn
    /** The id of the backup server that gave the person their tokens. */
    server?: string
  }
}

export const cookieName = '__Host-restore-portal'

/**
 * The portal session: who and since when, a few hundred bytes, read on every request. It starts at sign-in only, so
 * that no anonymous visitor leaves a row; how long it lasts is up to the store, not to the cookie.
 */
export const portalSession = (store: DatabaseSessionStore, secrets: string[]): RequestHandler =>
  session({
    name: cookieName,
    store,
    secret: secrets,
    resave: false,
    saveUninitialized: false,
    rolling: false,
    cookie: { path: '/', httpOnly: true, secure: true, sameSite: 'strict' },
  })
