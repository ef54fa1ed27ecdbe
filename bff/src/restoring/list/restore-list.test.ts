import { expect, test } from 'vitest'
import { createRestoreListStore, type ListEntry, type RestoreListStore } from '../../store/restore-list.ts'
import { temporaryDatabase } from '../../testing/database.ts'
import type { Actor, Parts } from '../parts.ts'
import { createRestoreList } from './restore-list.ts'

const owner = { tid: 'tenant', oid: 'ann', scope: 'me' }
const actor = { signedIn: { person: owner }, sessionKey: 'session', log: { warn() {} } } as unknown as Actor

const entry = (id: string): ListEntry => ({
  ...{ id, addedAt: 0, workload: 'mail', kind: 'item', point: '2026-03-02T08:00:00.000Z', item: `m~${id}` },
  ...{ version: null, versionName: null, query: null, name: id, folder: null, size: null, oneNote: false },
  document: 'print',
})

test.each(['counts', 'window'] as const)(
  'whoever is shown %s of before a change is not given its revision',
  async (read) => {
    const store = createRestoreListStore(await temporaryDatabase())
    await store.add(owner, [entry('seen')])
    const seen = await store.revision(owner)
    /** Another device adds something right after. */
    const late = async (...asked: never[]) => {
      const answer = await (store[read] as (...asked: never[]) => Promise<unknown>)(...asked)
      await store.add(owner, [entry('unseen')])
      return answer
    }
    const lists = { ...store, [read]: late } as RestoreListStore
    const parts = {
      lists,
      scopes: { authorize: async () => ({}) },
      restorePoints: { list: async () => [] },
      backup: () => ({}),
    }
    const list = createRestoreList(parts as unknown as Parts)
    const { summary } = await list.window(actor, 'me', { offset: 0, limit: 10 })
    expect([summary.revision, await store.revision(owner)]).toEqual([seen, seen + 1])
  },
)
