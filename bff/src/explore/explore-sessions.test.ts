import { pino } from 'pino'
import { expect, test } from 'vitest'
import type { Scope } from '../policies/scopes.ts'
import type { Backup } from './backup.ts'
import { ExploreSessions } from './explore-sessions.ts'

const point = {
  ...{ name: '2026-03-01T08:00:00.000Z', time: '2026-03-01T08:00:00.000Z', all: false },
  sources: new Map([['mail' as const, { dateTime: '2026-03-01T08:00:00.000Z', repositoryId: undefined }]]),
}

const scopeOf = (id: string, number: string, reason: string): Scope => ({
  ...{ id, key: `${id}/${number}`, rbacItem: id, reason, cover: null },
  person: { id, name: id, email: `${id}@example.com`, kind: 'user' },
})

/** A backup server that gives each explore session a mailbox of its own. */
function setUp() {
  const opened: { scope?: { id: string }; reason?: string }[] = []
  const stopped: string[] = []
  const backup = {
    sessionKey: 'session',
    call: async ({ path }: { path: string }, options: { json?: object; params?: { session: string } } = {}) => {
      if (path.endsWith('/OperatorExplore')) return { id: `explore ${opened.push(options.json ?? {})}` }
      if (path.endsWith('/Stop')) return void stopped.push(options.params?.session ?? '')
      const results = [{ id: `mailbox of ${options.params?.session}`, isArchive: false }]
      return { offset: 0, limit: 1000, results }
    },
  } as unknown as Backup
  const explores = new ExploreSessions(pino({ level: 'silent' }))
  const explore = (scope: Scope) => explores.explore(backup, scope, point, 'mail')
  return { explores, backup, explore, opened, stopped }
}

test('the backup server is told whom it is about and why, each person in a session of their own', async () => {
  const { explore, opened } = setUp()
  const [ann, bob] = await Promise.all([explore(scopeOf('ann', '1', 'INC 1')), explore(scopeOf('bob', '2', ''))])
  expect(opened).toMatchObject([{ scope: { id: 'ann', type: 'User' }, reason: 'INC 1' }, { scope: { id: 'bob' } }])
  expect(opened[1]).not.toHaveProperty('reason')
  expect(ann.containers).not.toEqual(bob.containers)
  expect(() => ann.container(bob.containers[0]?.id ?? '')).toThrow()
  await explore(scopeOf('ann', '1', 'INC 1'))
  expect(opened).toHaveLength(2)
})

test('those of one person are closed with the acting, also while they are being opened; those of others stay', async () => {
  const { explores, backup, explore, stopped, opened } = setUp()
  await explore(scopeOf('ann', '1', ''))
  await explore(scopeOf('anna', '2', ''))
  const opening = explore(scopeOf('ann', '3', ''))
  explores.close(backup, 'ann/')
  await opening
  await expect.poll(() => stopped).toHaveLength(2)
  expect(stopped.toSorted()).toEqual(['explore 1', 'explore 3'])
  await explore(scopeOf('anna', '2', ''))
  expect(opened).toHaveLength(3)
})
