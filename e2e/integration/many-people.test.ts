import { afterAll, beforeAll, expect, test } from 'vitest'
import { type InProcess, startInProcess } from '../harness/in-process.ts'
import { misbehave } from '../harness/misbehave.ts'
import type { PortalClient } from '../harness/portal-client.ts'

/** An operator of a whole organization: 10,000 people to choose from. */

const PEOPLE = 10_000

let portal: InProcess
let operator: PortalClient

beforeAll(async () => {
  portal = await startInProcess()
  await portal.live.fillUp(PEOPLE)
  operator = await portal.signIn('operator')
}, 120_000)
afterAll(() => portal?.close())

/** How often VB365 was asked whom they manage, while `work` went on. */
async function scopesRead(work: () => Promise<unknown>): Promise<number> {
  const most = 1000
  await misbehave(portal, [{ path: 'EffectiveScope$', times: most, effect: { delay: 0 } }])
  await work()
  const { rules } = (await (await fetch(`${portal.info.vb365}/sandbox/faults`)).json()) as {
    rules: { times: number }[]
  }
  await misbehave(portal, null)
  return most - (rules[0]?.times ?? 0)
}

const list = (query: string) => operator.ok('GET', `/api/scopes?${query}`)
const search = (q: string) => list(`q=${encodeURIComponent(q)}`)

test('all of them are there, by name, in windows that join', async () => {
  const ids: string[] = []
  let { total } = await list('limit=1')
  // All but oneself.
  expect(total).toBe(PEOPLE - 1)
  for (let offset = 0; offset < total; offset += 1000) {
    const page = await list(`limit=1000&offset=${offset}`)
    ;({ total } = page)
    ids.push(...page.scopes.map(({ id }: { id: string }) => id))
  }
  expect(new Set(ids).size).toBe(PEOPLE - 1)
  expect(await list(`offset=${PEOPLE + 5}`)).toMatchObject({ scopes: [], total: PEOPLE - 1 })
})

test('whoever types, in whatever alphabet, finds; the backup server is asked once a session', async () => {
  const who = await portal.signIn('operator')
  const read = await scopesRead(async () => {
    const letters = [
      'o',
      'ob',
      'obr',
      'obri',
      'obrie',
      'obrien',
      'brien',
      'o brien',
      'brien o',
      'strauss',
      'hladki',
      'шев',
      '김',
    ]
    await Promise.all(letters.map((q) => who.ok('GET', `/api/scopes?q=${encodeURIComponent(q)}`)))
  })
  expect(read).toBe(1)
  for (const [q, name] of [
    ['o’brien bjorn', /Björn O’Brien/],
    ['STRAUSS', /Strauß/],
    ['hladki', /Hładki/],
    ['шевченко', /Шевченко/],
    ['王', /王/],
    ['p04711', /4711/],
  ] as const) {
    const { scopes, total } = await search(q)
    expect(total, q).toBeGreaterThan(0)
    for (const scope of scopes) expect(scope.name, q).toMatch(name)
  }
  const { scopes, total } = await list('kind=shared&limit=1000')
  expect(total).toBeGreaterThan(190)
  expect(scopes.every(({ kind }: { kind: string }) => kind === 'shared')).toBe(true)
})

test('acting for one of them reads whom they manage anew, and looking on does not', async () => {
  const { scopes } = await search('Emma Lindqvist')
  const base = `/api/scopes/${scopes[0].id}`
  expect(await scopesRead(() => operator.ok('PUT', `${base}/acting`, {}))).toBe(1)
  const look = async () => {
    const { folders } = await operator.ok('GET', `${base}/points/latest/mail/folders`)
    for (const { id } of folders)
      await operator.ok('GET', `${base}/points/latest/mail/folders/${encodeURIComponent(id)}/items`)
  }
  expect(await scopesRead(look)).toBe(0)
})
