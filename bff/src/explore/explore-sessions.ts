import { LRUCache } from 'lru-cache'
import type { Logger } from 'pino'
import type { Workload } from '../../contract/restores.ts'
import { notFound } from '../errors.ts'
import type { Scope } from '../policies/scopes.ts'
import type { CallOptions } from '../vb365/client.ts'
import { Vb365Error } from '../vb365/errors.ts'
import { operations, type Vb365Operation } from '../vb365/operations.ts'
import type { Backup } from './backup.ts'
import { type InnerId, splitId } from './ids.ts'
import { readAll } from './read-all.ts'
import type { RestorePoint } from './restore-points.ts'

/** The mailboxes or drives that an explore session shows: the person's own, and their online archive. */
export interface Container {
  id: string
  isArchive: boolean
}

export interface Explore {
  /** Names what is explored: the same key always shows the same data. */
  readonly key: string
  readonly containers: readonly Container[]
  /** A call within the explore session, which is opened again where the server has closed it. */
  call<Answer>(operation: Vb365Operation<Answer>, options?: Omit<CallOptions, 'token'>): Promise<Answer>
  stream(operation: Vb365Operation<undefined>, options?: Omit<CallOptions, 'token'>): ReturnType<Backup['stream']>
  /** Waits for its turn among all that read long lists from the same server. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
  /** Refuses containers that are not of this explore session, before anything is asked of the server. */
  container(id: string): Container
  /** The parts of an id of the portal, its container refused in the same way. */
  innerId(portalId: string): InnerId
  /** What is explored never changes: a folder that was seen in it need not be looked up to know that it is there. */
  see(container: string, folders: readonly { id: string }[]): void
  hasSeen(container: string, folder: string): boolean
}

interface Opened {
  id: string
  containers: Container[]
  /** Folders that were seen, behind the ids of their containers. */
  seen: Set<string>
}

const types = { mail: 'Vex', onedrive: 'Veod' } as const
/** Explore sessions cost the backup server memory; the least recently used are closed. */
const OPEN_PER_PERSON = 8
const PERSONS = 5000
/** A hundred bytes each; others are looked up. */
const SEEN_FOLDERS = 5000

/** One explore session per portal session, scope, point and workload: opened on first use, once, closed at sign-out. */
export class ExploreSessions {
  readonly #persons: LRUCache<string, LRUCache<string, Promise<Opened>>>
  readonly #log: Logger

  constructor(log: Logger) {
    this.#log = log
    this.#persons = new LRUCache({ max: PERSONS })
  }

  async explore(backup: Backup, scope: Scope, point: RestorePoint, workload: Workload): Promise<Explore> {
    const key = `${scope.key} ${point.name} ${workload}`
    const open = () => this.#open(backup, key, scope, point, workload)
    const first = await open()

    const inSession = async <T>(work: (session: Opened) => Promise<T>): Promise<T> => {
      const session = await open()
      try {
        return await work(session)
      } catch (error) {
        if (!(await this.#hasEnded(backup, session.id, error))) throw error
        this.#persons.get(backup.sessionKey)?.delete(key)
        return await work(await open())
      }
    }
    const within = (session: Opened, options: Omit<CallOptions, 'token'> = {}) => ({
      ...options,
      params: { ...options.params, session: session.id },
    })
    const container = (id: string): Container => {
      const found = first.containers.find((each) => each.id === id)
      if (!found) throw notFound()
      return found
    }
    return {
      key: `${backup.sessionKey} ${key}`,
      containers: first.containers,
      call: (operation, options) => inSession((session) => backup.call(operation, within(session, options))),
      stream: (operation, options) => inSession((session) => backup.stream(operation, within(session, options))),
      inTurn: (work) => backup.inTurn(work),
      container,
      innerId(portalId) {
        const inner = splitId(portalId)
        container(inner.container)
        return inner
      },
      see(container, folders) {
        for (const { id } of folders.slice(0, SEEN_FOLDERS - first.seen.size)) first.seen.add(`${container} ${id}`)
      },
      hasSeen: (container, folder) => first.seen.has(`${container} ${folder}`),
    }
  }

  /** Forgets them; signing out of the backup server ends them there. */
  forget(sessionKey: string): void {
    this.#persons.delete(sessionKey)
  }

  /** Closes those of which the key begins so. */
  close(backup: Backup, beginning: string): void {
    const sessions = this.#persons.get(backup.sessionKey)
    for (const [key, opened] of sessions?.entries() ?? []) {
      if (!key.startsWith(beginning)) continue
      sessions?.delete(key)
      this.#close(backup, opened)
    }
  }

  #open(backup: Backup, key: string, scope: Scope, point: RestorePoint, workload: Workload): Promise<Opened> {
    const sessions = this.#sessionsOf(backup)
    const known = sessions.get(key)
    if (known) return known
    const opening = openSession(backup, scope, point, workload)
    sessions.set(key, opening)
    opening.catch(() => sessions.delete(key))
    return opening
  }

  #sessionsOf(backup: Backup): LRUCache<string, Promise<Opened>> {
    const known = this.#persons.get(backup.sessionKey)
    if (known) return known
    const sessions = new LRUCache<string, Promise<Opened>>({
      max: OPEN_PER_PERSON,
      dispose: (opened, _key, reason) => {
        if (reason === 'evict') this.#close(backup, opened)
      },
    })
    this.#persons.set(backup.sessionKey, sessions)
    return sessions
  }

  #close(backup: Backup, opened: Promise<Opened>): void {
    opened
      .then(({ id }) => backup.call(operations.stopSession, { params: { session: id } }))
      .catch((error: unknown) => this.#log.debug({ err: error }, 'backup server: an explore session was not closed'))
  }

  /** 404 says either that the thing is not there or that the explore session is gone: asking for the latter tells. */
  async #hasEnded(backup: Backup, id: string, error: unknown): Promise<boolean> {
    if (!(error instanceof Vb365Error) || error.status !== 404) return false
    try {
      const session = await backup.call(operations.restoreSession, { params: { session: id } })
      return session.state === 'Stopped'
    } catch (again) {
      return again instanceof Vb365Error && again.status === 404
    }
  }
}

async function openSession(backup: Backup, scope: Scope, point: RestorePoint, workload: Workload): Promise<Opened> {
  const { dateTime = point.time, repositoryId } = point.sources.get(workload) ?? {}
  const { id } = await backup.call(operations.explore, {
    json: {
      type: types[workload],
      dateTime,
      showDeleted: point.all,
      // Without it the server lists no earlier versions of a document, and "all versions" restores the last alone.
      showAllVersions: workload === 'onedrive',
      ...(scope.reason ? { reason: scope.reason } : {}),
      ...(scope.rbacItem ? { scope: { id: scope.rbacItem, type: 'User' } } : {}),
      ...(repositoryId ? { repositoryId } : {}),
    },
  })
  const params = { session: id }
  const containers =
    workload === 'mail'
      ? await readAll((query) => backup.call(operations.mailboxes, { params, query }))
      : (await readAll((query) => backup.call(operations.oneDrives, { params, query }))).map((drive) => ({
          ...drive,
          isArchive: false,
        }))
  return { id, containers: containers.map(({ id, isArchive }) => ({ id, isArchive })), seen: new Set() }
}
