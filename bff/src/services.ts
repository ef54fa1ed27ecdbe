import type { Logger } from 'pino'
import { type Audit, auditFolder, openAudit } from './audit/audit.ts'
import { createSubjectOf, type SubjectOf } from './audit/subject.ts'
import type { Config } from './config/config.ts'
import { prepareDataDir } from './config/data-dir.ts'
import { createDownloads, type Downloads } from './downloads/downloads.ts'
import { MessageBytes } from './downloads/message-bytes.ts'
import { RunningDownloads } from './downloads/running.ts'
import type { PortalError } from './errors.ts'
import { type Backup, createBackup } from './explore/backup.ts'
import { ExploreSessions } from './explore/explore-sessions.ts'
import { LastSeen } from './explore/last-seen.ts'
import { KeptAnswers } from './explore/lists/kept-answers.ts'
import { Lists } from './explore/lists/lists.ts'
import { createRestorePoints, type RestorePoints } from './explore/restore-points.ts'
import { createMailReader, type MailReader } from './mail-content/mail-reader.ts'
import { EffectiveScopes } from './policies/effective-scopes.ts'
import { createScopes, keysOf, type Scopes } from './policies/scopes.ts'
import { createElsewhere, type Elsewhere } from './restoring/elsewhere/elsewhere.ts'
import { createRestoreList, type RestoreList } from './restoring/list/restore-list.ts'
import type { Actor } from './restoring/parts.ts'
import { defaultPauses } from './restoring/pauses.ts'
import { ProgressStreams } from './restoring/progress/progress-streams.ts'
import { createRestores, type Restores } from './restoring/restores.ts'
import { createServers, type Servers } from './servers/servers.ts'
import { RestoreTokens } from './sign-in/restore-tokens.ts'
import { createSignIn, type SignIn } from './sign-in/sign-in.ts'
import { createHistoryStore, type HistoryStore } from './store/access-history.ts'
import { createActingStore } from './store/acting.ts'
import { createHeadStore } from './store/audit-heads.ts'
import { type Database, openSqlite } from './store/database.ts'
import { createDownloadStore } from './store/downloads.ts'
import { createCallStore } from './store/restore-calls.ts'
import { createCodeStore } from './store/restore-codes.ts'
import { createRestoreListStore } from './store/restore-list.ts'
import { createRecordStore } from './store/restore-records.ts'
import { createTokenStore } from './store/restore-tokens.ts'
import { createRestoreStore } from './store/restores.ts'
import { createSeal } from './store/seal.ts'
import { sessionSecrets } from './store/secrets.ts'
import { DatabaseSessionStore } from './store/session-store.ts'

/** What the routes are made of; built once, at start. */
export interface Services {
  config: Config
  log: Logger
  database: Database
  secrets: string[]
  servers: Servers
  audit: Audit
  /** Who did what with whose data, for those whose data it is. */
  history: HistoryStore
  subjectOf: SubjectOf
  sessions: DatabaseSessionStore
  signIn: SignIn
  /** Whose data a request may touch, and whom people act for. */
  scopes: Scopes
  restorePoints: RestorePoints
  explores: ExploreSessions
  lists: Lists
  keptAnswers: KeptAnswers
  lastSeen: LastSeen
  mailReader: MailReader
  restores: Restores
  restoreList: RestoreList
  /** Restores that the portal has not made. */
  elsewhere: Elsewhere
  progressStreams: ProgressStreams
  downloads: Downloads
  /** Contents being sent to be shown. */
  previews: RunningDownloads
  messageBytes: MessageBytes
  /** The backup server with the token of this portal session. */
  backup(sessionKey: string): Backup
  /** Ends what belongs to a portal session outside its row: tokens, explore sessions, lists. */
  endSession(sessionKey: string): Promise<void>
  /** Ends answers that would never end by themselves. */
  endStreams(): void
  close(): Promise<void>
}

const MINUTE = 60_000

export async function createServices(config: Config, log: Logger): Promise<Services> {
  prepareDataDir(config.DATA_DIR)
  const secrets = sessionSecrets(config)
  const database = await openSqlite(config.DATA_DIR)
  const history = createHistoryStore(database)
  const audit = await openAudit({
    ...{ folder: auditFolder(config.DATA_DIR), replica: config.AUDIT_REPLICA, forward: config.AUDIT_FORWARD },
    ...{ heads: createHeadStore(database), history, log },
  })
  const servers = createServers(config.servers)
  const vb365Of = (server: string) => servers.byId(server)?.vb365
  const tokens = new RestoreTokens(vb365Of, createTokenStore(database, createSeal(secrets)), log)
  const sessions = new DatabaseSessionStore(database, {
    idle: config.SESSION_IDLE * MINUTE,
    max: config.SESSION_MAX * MINUTE,
    isServed: ({ signedIn, server }) => !signedIn || servers.isStillOf(signedIn.person.tid, server),
  })
  const explores = new ExploreSessions(log)
  const lists = new Lists()
  const keptAnswers = new KeptAnswers(secrets[0] ?? '')
  const lastSeen = new LastSeen()
  const mailReader = createMailReader()
  const restorePoints = createRestorePoints()
  const backup = (sessionKey: string) => createBackup(tokens, sessionKey)
  const messageBytes = new MessageBytes()
  // A browser asks for six at a time, and for some again that it has given up.
  const previews = new RunningDownloads(24)
  const reasons = { ...config.REQUIRE_REASON, hint: config.REASON_HINT ?? null }
  const scopes = createScopes({
    store: createActingStore(database),
    effectiveScopes: new EffectiveScopes(),
    restorePoints,
    backup,
    reasons,
    coverContent: config.COVER_CONTENT,
    forget: (sessionKey, scope, reason) => forgetScope(sessionKey, scope, reason),
  })
  const restoring = {
    scopes,
    restores: createRestoreStore(database),
    calls: createCallStore(database),
    records: createRecordStore(database),
    lists: createRestoreListStore(database),
    codes: createCodeStore(database),
    explores,
    restorePoints,
    backup,
    pauses: defaultPauses,
    application: ({ signedIn }: Actor) => servers.applicationOf(signedIn.person.tid),
    reasons,
  }
  const restores = createRestores(restoring)
  const progressStreams = new ProgressStreams({
    open: (actor) => restores.open(actor),
    find: (actor, id) => restores.find(actor, id),
    isStanding: async (sessionKey) => (await sessions.signedIn(sessionKey)) !== null,
  })
  const downloads = createDownloads({ scopes, store: createDownloadStore(database), explores, restorePoints, backup })

  const endSession = async (sessionKey: string) => {
    progressStreams.endSession(sessionKey)
    explores.forget(sessionKey)
    previews.endSession(sessionKey)
    for (const kept of [lists, keptAnswers, messageBytes, lastSeen]) kept.forget(sessionKey)
    await downloads.endSession(sessionKey)
    await restores.endSession(sessionKey)
    await scopes.endSession(sessionKey)
    await tokens.end(sessionKey)
  }
  const forgetScope = async (sessionKey: string, scope: string, reason: PortalError) => {
    const keys = keysOf(scope)
    explores.close(backup(sessionKey), keys)
    lists.forget(sessionKey, keys, reason)
    for (const kept of [keptAnswers, messageBytes, lastSeen]) kept.forget(sessionKey, keys)
    previews.endSession(sessionKey, scope)
    await downloads.forgetScope(sessionKey, scope)
  }
  const sweeping = setInterval(() => {
    sessions
      .sweep(endSession)
      .then(() => scopes.sweep())
      .catch((error: unknown) => log.error({ err: error }, 'expired sessions were not swept'))
  }, MINUTE)
  sweeping.unref()

  const actorOf = async (sessionKey: string) => {
    const signedIn = await sessions.signedIn(sessionKey)
    return signedIn && { signedIn, sessionKey, log }
  }
  restores.resume(actorOf).catch((error: unknown) => log.error({ err: error }, 'restores were not resumed'))

  return {
    config,
    log,
    database,
    secrets,
    audit,
    history,
    subjectOf: createSubjectOf(scopes),
    sessions,
    servers,
    signIn: createSignIn({ serverOf: servers.ofTenant, tokens }),
    scopes,
    restorePoints,
    explores,
    lists,
    keptAnswers,
    lastSeen,
    mailReader,
    restores,
    restoreList: createRestoreList(restoring),
    elsewhere: createElsewhere(restoring),
    progressStreams,
    downloads,
    previews,
    messageBytes,
    backup,
    endSession,
    endStreams: () => progressStreams.close(),
    async close() {
      clearInterval(sweeping)
      await restores.close()
      await lists.close()
      await mailReader.close()
      await servers.close()
      await audit.close()
      await database.close()
    },
  }
}
