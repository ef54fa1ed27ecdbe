import { pino } from 'pino'
import { expect, vi } from 'vitest'
import type { z } from 'zod'
import { type RestoreRequest, restoreRequest } from '../../../contract/restores.ts'
import { ExploreSessions } from '../../explore/explore-sessions.ts'
import { joinId } from '../../explore/ids.ts'
import { createRestorePoints } from '../../explore/restore-points.ts'
import { EffectiveScopes } from '../../policies/effective-scopes.ts'
import { createScopes } from '../../policies/scopes.ts'
import { createActingStore } from '../../store/acting.ts'
import type { Database } from '../../store/database.ts'
import { createCallStore } from '../../store/restore-calls.ts'
import { createCodeStore } from '../../store/restore-codes.ts'
import { createRestoreListStore } from '../../store/restore-list.ts'
import { createRecordStore } from '../../store/restore-records.ts'
import { createRestoreStore } from '../../store/restores.ts'
import { temporaryDatabase } from '../../testing/database.ts'
import type { Actor, Parts } from '../parts.ts'
import { createRestores } from '../restores.ts'
import { DRIVE, FakeVb365, MAILBOX, POINT } from './fake-vb365.ts'

export const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' })

const reasons = { required: false, pattern: null, hint: null }

const pauses: Parts['pauses'] = { poll: () => 1, outage: () => 1, again: () => 1, find: [0, 1, 1], recheck: 0 }

/** A person by one of their portal sessions. */
export const actor = (oid = 'ann', sessionKey = `session of ${oid}`): Actor => ({
  signedIn: { person: { tid: 'tenant', oid, name: oid, email: `${oid}@example.com` }, isOperator: false, at: 0 },
  sessionKey,
  log,
})

/** The restoring part of a portal process. */
export function startPortal(database: Database, backup: Parts['backup'], rest: Partial<Parts> = {}) {
  const restorePoints = createRestorePoints()
  const scopes = createScopes({
    ...{ store: createActingStore(database), effectiveScopes: new EffectiveScopes(), restorePoints, backup, reasons },
    coverContent: false,
    forget: async () => {},
  })
  const parts: Parts = {
    scopes,
    restores: createRestoreStore(database),
    calls: createCallStore(database),
    records: createRecordStore(database),
    lists: createRestoreListStore(database),
    codes: createCodeStore(database),
    explores: new ExploreSessions(log),
    restorePoints,
    backup,
    pauses,
    application: () => ({ id: 'application', permission: 'application' }),
    reasons,
    ...rest,
  }
  return { ...parts, service: createRestores(parts) }
}

export type Portal = ReturnType<typeof startPortal>

export const mail = (id: string) => ({ workload: 'mail' as const, point: POINT, id: joinId(MAILBOX, id) })
export const file = (id: string) => ({ workload: 'onedrive' as const, point: POINT, id: joinId(DRIVE, id) })

type Items = z.input<typeof restoreRequest>['items']

export const request = (items: Items, rest: object = {}): RestoreRequest =>
  restoreRequest.parse({ scope: 'me', items, ...rest })

/** Puts messages and files into the backup and gives the list of all of them. */
export function fill(server: FakeVb365, messages: number, documents = 0) {
  const ids = (kind: string, count: number) => Array.from({ length: count }, (_, index) => `${kind}-${index + 1}`)
  for (const id of ids('message', messages)) server.messages.set(id, `Subject of ${id}`)
  for (const id of ids('file', documents)) server.documents.set(id, { id, parent: 'root' })
  return [...ids('message', messages).map(mail), ...ids('file', documents).map(file)]
}

/** Waits for a restore to come to rest. */
export async function settled(portal: Portal, id: string, states = ['finished', 'unknown']) {
  return await vi.waitFor(
    async () => {
      const restore = await portal.restores.find(actor().signedIn.person, id)
      expect(states).toContain(restore?.state)
      if (!restore) throw new Error('no such restore')
      return restore
    },
    { timeout: 5000, interval: 2 },
  )
}

const all = { offset: 0, limit: 1000 }

/** A portal with a backup server, and Ann who uses it. */
export async function setUp() {
  const server = new FakeVb365()
  const database = await temporaryDatabase()
  const portal = startPortal(database, (key) => server.backup(key))
  const { service } = portal
  const items = async (id: string) =>
    (await service.items(actor(), id, all)).items.toSorted((a, b) => a.number - b.number)
  return {
    ...{ server, database, portal, service },
    start: (...[items, rest]: Parameters<typeof request>) => service.start(actor(), 'key', request(items, rest)),
    finish: (id: string) => settled(portal, id),
    items,
    events: async (id: string) => (await service.events(actor(), id, all)).events,
    statuses: async (id: string) => (await items(id)).map(({ status }) => status).join(' '),
  }
}
