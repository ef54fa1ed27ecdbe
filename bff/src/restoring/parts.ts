import type { Logger } from 'pino'
import type { Backup } from '../explore/backup.ts'
import type { ExploreSessions } from '../explore/explore-sessions.ts'
import type { RestorePoints } from '../explore/restore-points.ts'
import type { ReasonRule } from '../policies/reasons.ts'
import type { Scopes } from '../policies/scopes.ts'
import type { SignedIn } from '../sign-in/session.ts'
import type { CallStore } from '../store/restore-calls.ts'
import type { CodeStore } from '../store/restore-codes.ts'
import type { RestoreListStore } from '../store/restore-list.ts'
import type { RecordStore } from '../store/restore-records.ts'
import type { RestoreStore } from '../store/restores.ts'
import type { Pauses } from './pauses.ts'

/** In whose name the backup server is asked: a person, by one of their portal sessions. */
export interface Actor {
  signedIn: SignedIn
  sessionKey: string
  /** Carries the id of the request, so that what goes wrong later is found by it. */
  log: Logger
}

/** A restore goes on after its request: it must not keep the rest of it in memory. */
export const actorOf = ({ signedIn, sessionKey, log }: Actor): Actor => ({ signedIn, sessionKey, log })

/** The portal's own application at the identity provider of a backup server's people. */
export interface Application {
  id: string
  /** Whose permission at Microsoft 365 puts things back; with the person's own, it is this application's to use. */
  permission: 'application' | 'delegated'
}

/** What restoring is made of. */
export interface Parts {
  restores: RestoreStore
  calls: CallStore
  records: RecordStore
  lists: RestoreListStore
  codes: CodeStore
  scopes: Scopes
  explores: ExploreSessions
  restorePoints: RestorePoints
  backup(sessionKey: string): Backup
  pauses: Pauses
  /** Of the person's backup server. */
  application(actor: Actor): Application
  reasons: ReasonRule
}

/** A restore being carried on. Who asks may change meanwhile: the person's newest session does. */
export interface Run {
  readonly id: string
  actor: Actor
  /** True once the portal stops: nothing new is asked for. */
  readonly isEnding: boolean
  /** Ends early when the person stops the restore, and when the portal stops. */
  sleep(milliseconds: number): Promise<void>
}
