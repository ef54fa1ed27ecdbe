import { expect, onTestFinished, test, vi } from 'vitest'
import type { Backup } from '../explore/backup.ts'
import { Vb365Error } from '../vb365/errors.ts'
import { EffectiveScopes } from './effective-scopes.ts'

const user = (id: string, rest: object = {}) => ({
  ...{ type: 'User', id, user: { id, displayName: `Name of ${id}`, name: `${id}@example.com`, type: 'User' } },
  ...rest,
})

/** A backup server whose answers come when they are let go. */
function backupServer(sessionKey = 'session') {
  const waiting: PromiseWithResolvers<string>[] = []
  const backup = {
    sessionKey,
    call: () => {
      const answer = Promise.withResolvers<string>()
      waiting.push(answer)
      return answer.promise
    },
  } as unknown as Backup
  const answer = (body: unknown, at = waiting.length - 1) =>
    waiting[at]?.resolve(typeof body === 'string' ? body : JSON.stringify(body))
  return { backup, waiting, answer, refuse: (error: unknown) => waiting.at(-1)?.reject(error) }
}

test('it is read once for all who wait, and kept; where something is acted on, it is read anew', async () => {
  const scopes = new EffectiveScopes()
  const { backup, waiting, answer } = backupServer()
  const readers = [scopes.read(backup), scopes.read(backup), scopes.read(backup)]
  answer({ users: [user('ann')] })
  for (const people of await Promise.all(readers)) expect(people.find('ann')).toBeDefined()
  expect((await scopes.read(backup)).find('ann')).toBeDefined()
  expect(waiting).toHaveLength(1)

  const fresh = scopes.read(backup, true)
  expect(waiting).toHaveLength(2)
  answer({ users: [user('bob')] })
  expect((await fresh).find('ann')).toBeUndefined()
  expect((await scopes.read(backup)).find('bob')).toBeDefined()
  scopes.forget('session')
  void scopes.read(backup)
  expect(waiting).toHaveLength(3)
})

test('sessions keep their own, and share what is the same', async () => {
  const scopes = new EffectiveScopes()
  const [one, other, third] = [backupServer('1'), backupServer('2'), backupServer('3')]
  const reading = Promise.all([one, other, third].map(({ backup }) => scopes.read(backup)))
  one.answer({ users: [user('ann')] })
  other.answer({ users: [user('ann')] })
  third.answer({ users: [user('bob')] })
  const [a, b, c] = await reading
  expect(await scopes.read(one.backup)).toBe(a)
  expect(a?.find('bob') ?? b?.find('bob') ?? c?.find('ann')).toBeUndefined()
})

test('of two answers on their way the one asked for last counts, whichever comes first', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const scopes = new EffectiveScopes()
  const { backup, answer } = backupServer()
  const early = scopes.read(backup)
  vi.setSystemTime(Date.now() + 1000)
  const late = scopes.read(backup, true)
  answer({ users: [user('new')] }, 1)
  await late
  answer({ users: [user('old')] }, 0)
  await early
  expect((await scopes.read(backup)).find('old')).toBeUndefined()
})

test('only users count, and only those that can be read', async () => {
  const scopes = new EffectiveScopes()
  const { backup, answer } = backupServer()
  const reading = scopes.read(backup)
  answer({
    users: [
      user('ann'),
      user('group', { type: 'Group' }),
      user('site', { type: 'Site' }),
      user('me'),
      user('..'),
      user('with blank'),
      user(''),
      { type: 'User', id: 'nameless' },
      { type: 'User', id: 7, user: user('x').user },
      'ann',
      null,
      user('desk', { user: { displayName: '', name: 'desk@example.com', type: 'SharedMailbox' } }),
      user('odd', { user: { displayName: 'Odd', name: 'odd@example.com', type: null } }),
    ],
    sites: [user('s1')],
    teams: [user('t1')],
  })
  const people = await reading
  const { scopes: found } = people.search({ q: '', offset: 0, limit: 100 }, () => false)
  expect(found.map(({ id, name, kind }) => `${id} ${name} ${kind}`)).toEqual([
    'desk desk@example.com shared',
    'ann Name of ann user',
    'odd Odd user',
  ])
})

test('a refusal is nobody; anything else that is no answer is an error, and asked for again', async () => {
  const scopes = new EffectiveScopes()
  const { backup, answer, refuse, waiting } = backupServer()
  const reading = scopes.read(backup)
  refuse(new Vb365Error('GET', 'no', { status: 403 }))
  expect((await reading).size).toBe(0)
  for (const body of ['', 'yes', '[]', '{"users":"all"}', '{"users":[', 'null']) {
    const next = scopes.read(backup, true)
    answer(body)
    await expect(next, body).rejects.toThrow(Vb365Error)
  }
  for (const status of [500, 429, 401]) {
    const next = scopes.read(backup, true)
    refuse(new Vb365Error('GET', 'no', { status }))
    await expect(next).rejects.toMatchObject({ status })
  }
  const before = waiting.length
  const again = scopes.read(backup, true)
  expect(waiting).toHaveLength(before + 1)
  answer({ users: [user('ann')] })
  expect((await again).size).toBe(1)
})
