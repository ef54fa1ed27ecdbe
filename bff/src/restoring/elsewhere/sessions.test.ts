import { expect, test } from 'vitest'
import type { Backup } from '../../explore/backup.ts'
import { operations } from '../../vb365/operations.ts'
import type { RestoreSession } from '../../vb365/schemas.ts'
import { SessionsElsewhere } from './sessions.ts'

const session = { id: 'the same', type: 'Vex', state: 'Stopped' } as unknown as RestoreSession

/** A backup server of which one session is known; `asked` counts how often it was asked what that did. */
function server(items: number) {
  const state = { asked: 0 }
  const call = async (operation: unknown) => {
    if (operation === operations.restoreSessions) return { results: [session], _links: {} }
    state.asked++
    return { totalItemsCount: items, items: [] }
  }
  return { state, backup: { sessionKey: 'session', call } as unknown as Backup }
}

const own = async () => ({ sessions: new Set<string>(), marks: [] })

test('what has ended is asked once, and for each tenant by itself: their servers may use the same ids', async () => {
  const sessions = new SessionsElsewhere()
  const [one, two] = [server(3), server(7)]
  const counts = async (tenant: string, { backup }: typeof one) =>
    (await sessions.list(tenant, backup, own, {})).found.map(({ statistics }) => statistics.totalItemsCount)
  expect(await counts('one', one)).toEqual([3])
  expect(await counts('two', two)).toEqual([7])
  expect(await counts('one', one)).toEqual([3])
  expect([one.state.asked, two.state.asked]).toEqual([1, 1])
  expect((await sessions.look('two', two.backup, session))?.statistics.totalItemsCount).toBe(7)
})
