import { randomUUID } from 'node:crypto'
import type { Backup } from '../../explore/backup.ts'
import type { CallOptions } from '../../vb365/client.ts'
import { Vb365Error } from '../../vb365/errors.ts'
import { operations, type Vb365Operation } from '../../vb365/operations.ts'

export const POINT = '2026-03-01T08:00:00.000Z'
export const MAILBOX = 'mailbox-1'
export const DRIVE = 'drive-1'

interface Session {
  id: string
  type: 'Vex' | 'Veod'
  reason?: string
  scopeName?: string
  state: 'Working' | 'Stopped'
  result: 'Success' | 'Warning' | 'Failed'
  items: string[]
  done: number
}

interface FakeDocument {
  id: string
  parent: string
  isFolder?: boolean
}

type Options = Omit<CallOptions, 'token'>
type Handler = (carryOut: () => unknown, options: Options) => unknown

const refusal = (operation: Vb365Operation, status: number) =>
  new Vb365Error(`${operation.method} ${operation.path}`, `answered ${status}`, { status })

/** A backup server that remembers what it was asked to restore; one answer after the other can be replaced. */
export class FakeVb365 {
  readonly messages = new Map<string, string>()
  readonly documents = new Map<string, FakeDocument>()
  readonly sessions = new Map<string, Session>()
  /** How often each item was restored. */
  readonly restored = new Map<string, number>()
  readonly bodies: unknown[] = []
  readonly calls: string[] = []
  /** Portal sessions that are signed out. */
  readonly signedOut = new Set<string>()
  /** Items an ended restore session handles each time someone looks. */
  pace = Number.POSITIVE_INFINITY
  /** Replaces the statistics of a restore session. */
  statistics: ((session: Session) => unknown) | null = null
  readonly #handlers: { operation: Vb365Operation; handler: Handler }[] = []

  /** What becomes of the next request of this kind that isn't spoken for; several wait in their order. */
  next(operation: Vb365Operation, handler: Handler): void {
    this.#handlers.push({ operation, handler })
  }

  backup(sessionKey: string): Backup {
    return {
      sessionKey,
      call: async (operation, options = {}) => {
        await undefined
        const index = this.#handlers.findIndex((entry) => entry.operation === operation)
        const carryOut = () => {
          if (this.signedOut.has(sessionKey)) throw refusal(operation, 401)
          return this.#answer(operation, options)
        }
        const answer = index < 0 ? carryOut() : await this.#handlers.splice(index, 1)[0]?.handler(carryOut, options)
        this.calls.push(`${operation.method} ${operation.path}`)
        return answer as never
      },
      stream: () => Promise.reject(new Error('not faked')),
      inTurn: (work) => work(),
    }
  }

  /** A restore that no portal knows of. */
  restoreElsewhere(scopeName: string): Session {
    return this.#open({ items: ['message-1'], reason: 'Asked for by phone', scopeName })
  }

  /** Restore sessions, in the order in which they were started. */
  get restores(): Session[] {
    return [...this.sessions.values()].filter(({ reason }) => reason !== undefined)
  }

  #answer(operation: Vb365Operation, { params = {}, query = {}, json }: Options): unknown {
    const body = json as Record<string, unknown>
    const page = (results: unknown[]) => ({ offset: 0, limit: 1000, results: query.offset ? [] : results })
    switch (operation) {
      case operations.restorePoints:
        return [{ backupTime: POINT, isExchange: true, isOneDrive: true }]
      case operations.explore:
        return this.#present(this.#open({ type: body.type as Session['type'] }))
      case operations.mailboxes:
        return page([{ id: MAILBOX, isArchive: false }])
      case operations.oneDrives:
        return page([{ id: DRIVE }])
      case operations.mailItems:
        return page([...this.messages].map(([id, subject]) => ({ id, subject })))
      case operations.mailItem:
        return { id: params.item, subject: known(this.messages.get(params.item ?? ''), operation) }
      case operations.document:
      case operations.driveFolder:
        return present(known(this.documents.get(params.document ?? params.folder ?? ''), operation))
      case operations.documents:
        return page(
          [...this.documents.values()]
            .filter(({ parent }) => query.parentId === undefined || parent === query.parentId)
            .map(present),
        )
      case operations.restoreMail: {
        const items = (body.items as { id: string }[]).map(({ id }) => id)
        return this.#restore('Vex', items, body)
      }
      case operations.restoreDocuments: {
        const configs = body.documentsRestoreConfigs as { document: { id: string } }[]
        return this.#restore(
          'Veod',
          configs.map(({ document }) => document.id),
          body,
        )
      }
      case operations.restoreSessions:
        return page([...this.sessions.values()].reverse().map((session) => this.#present(session)))
      case operations.restoreSession:
        return this.#present(this.#advance(known(this.sessions.get(params.session ?? ''), operation)))
      case operations.restoreStatistics:
        return this.#statistics(known(this.sessions.get(params.session ?? ''), operation))
      case operations.restoreEvents:
        return page([{ id: '1', status: 'Success', message: 'Restored', startTime: POINT, order: 1 }])
      case operations.stopSession:
        known(this.sessions.get(params.session ?? ''), operation).state = 'Stopped'
        return undefined
      default:
        throw refusal(operation, 404)
    }
  }

  #open(rest: Partial<Session>): Session {
    const session: Session = {
      ...{ id: randomUUID(), type: 'Vex', state: 'Working', result: 'Success', items: [], done: 0 },
      ...rest,
    }
    this.sessions.set(session.id, session)
    return session
  }

  #restore(type: Session['type'], items: string[], body: Record<string, unknown>) {
    this.bodies.push(body)
    for (const id of items) this.restored.set(id, (this.restored.get(id) ?? 0) + 1)
    return { sessionId: this.#open({ type, items, reason: String(body.reason) }).id }
  }

  #advance(session: Session): Session {
    if (session.reason === undefined || session.state === 'Stopped') return session
    session.done = Math.min(session.done + this.pace, session.items.length)
    if (session.done === session.items.length) session.state = 'Stopped'
    return session
  }

  #statistics(session: Session): unknown {
    if (this.statistics) return this.statistics(session)
    return {
      ...{ totalItemsCount: session.items.length, restoredItemsCount: session.done },
      ...{ failedItemsCount: 0, skippedItemsCount: 0 },
      items: session.items.slice(0, session.done).map((id) => ({ id, name: id, status: 'Success' })),
    }
  }

  #present({ id, type, reason, scopeName, state, result }: Session) {
    return { id, type, reason, scopeName, state, result, creationTime: new Date().toISOString() }
  }
}

const known = <T>(thing: T | undefined, operation: Vb365Operation): T => {
  if (thing === undefined) throw refusal(operation, 404)
  return thing
}

const present = ({ id, isFolder = false }: FakeDocument) => ({
  ...{ id, name: id, isFolder, sizeBytes: 1, version: '1.0', versionId: 512 },
  ...{ createdBy: 'Ann', creationTime: POINT, modifiedBy: 'Ann', modificationTime: POINT },
})
