import { comparison } from '@restore-portal/bff/contract/compare'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type InProcess, startInProcess } from '../harness/in-process.ts'
import type { PortalClient } from '../harness/portal-client.ts'
import { changeKinds, changer } from '../harness/random-changes.ts'
import { type Entry, held, type Workload } from '../harness/restore-model.ts'

/**
 * Whatever happened to a mailbox and a OneDrive between two backups is told of as what changed, and nothing else is; and
 * all time is what any of the backups holds. `SEED=7 RUNS=100` tries others than every run does.
 */

const account = 'walker'
const seed = Number(process.env.SEED ?? 1)
const numRuns = Number(process.env.RUNS ?? 2)
const workloads: Workload[] = ['mail', 'onedrive']

let portal: InProcess
let client: PortalClient

beforeAll(async () => {
  portal = await startInProcess()
  await portal.live.changePerson(account, { displayName: 'Wal Ker' })
}, 120_000)
afterAll(() => portal?.close())

const number = fc.nat({ max: 1000 })
const change = fc.record({ kind: fc.constantFrom(...changeKinds), what: number, where: number })
const periods = fc.array(fc.array(change, { maxLength: 12 }), { minLength: 2, maxLength: 4 })

test('what two points differ in is what changed, and all of them together are all time', async () => {
  const property = fc.asyncProperty(periods, async (periods) => {
    const { live, backups } = portal.sandbox.tenant
    const make = changer(live, account)
    await live.putFile(account, 'start.txt', Buffer.from('start'))
    await make({ kind: 'receive', what: 0, where: 0 })
    const times: string[] = []
    for (const changes of periods) {
      for (const one of changes) await make(one)
      times.push((await backups.backup()).time)
    }
    client = await portal.signIn(account)
    for (const workload of workloads) {
      for (const [index, to] of times.entries()) {
        for (const from of times.slice(0, index))
          expect(await told(workload, from, to)).toEqual(await truth(workload, from, to))
      }
      expect(await allTime(workload)).toEqual(await everHeld(workload, times.at(-1) ?? ''))
    }
  })
  await fc.assert(property, { seed, numRuns, endOnFailure: process.env.SHRINK === undefined })
}, 600_000)

const own = (id: string) => decodeURIComponent(id.slice(id.indexOf('~') + 1))

/** Lines of what changed: how, what, and from where where it was moved. */
async function told(workload: Workload, from: string, to: string): Promise<string[]> {
  const query = new URLSearchParams({ workload, from, to, limit: '1000', wait: '5000' })
  const read = async () => {
    const found = comparison.parse(await client.ok('GET', `/api/scopes/me/compare?${query}`))
    expect(found.complete).toBe(true)
    return found
  }
  const answer = await vi.waitFor(read, { timeout: 20_000 })
  const { items, total } = answer.changes
  expect(Object.values(answer.counts).reduce((sum, count) => sum + count, 0)).toBe(total)
  return items
    .map(({ kind, item, folder, movedFrom }) => {
      const moved = movedFrom ? `${movedFrom.path.join('/')} > ${folder.path.join('/')}` : folder.path.join('/')
      return `${kind} ${own(item.id)} ${moved}`
    })
    .sort()
}

async function truth(workload: Workload, from: string, to: string): Promise<string[]> {
  const { backups } = portal.sandbox.tenant
  const [before, after] = await Promise.all([
    held(backups, account, workload, from),
    held(backups, account, workload, to),
  ])
  const old = new Map(before.items.map((item) => [item.id, item]))
  const lines: string[] = []
  for (const item of after.items) {
    const was = old.get(item.id)
    old.delete(item.id)
    if (!was) lines.push(`added ${item.id} ${folderOf(item)}`)
    else if (folderOf(was) !== folderOf(item)) lines.push(`changed ${item.id} ${folderOf(was)} > ${folderOf(item)}`)
    else if (stateOf(was) !== stateOf(item)) lines.push(`changed ${item.id} ${folderOf(item)}`)
  }
  for (const item of old.values()) lines.push(`deleted ${item.id} ${folderOf(item)}`)
  return lines.sort()
}

const folderOf = (item: Entry['item']) => ('path' in item ? item.path.split('/').slice(0, -1).join('/') : item.folder)

const stateOf = (item: Entry['item']) => ('path' in item ? `${item.version} ${item.name}` : item.sha256)

/** Everything of all time, folder by folder, and whether it counts as deleted. */
async function allTime(workload: Workload): Promise<string[]> {
  const base = `/api/scopes/me/points/all/${workload}/folders`
  const lines: string[] = []
  const walk = async (parent?: string): Promise<void> => {
    const { folders } = await client.ok('GET', parent ? `${base}?parent=${encodeURIComponent(parent)}` : base)
    for (const { id } of folders) {
      const { items } = await client.ok('GET', `${base}/${encodeURIComponent(id)}/items?limit=1000&wait=5000`)
      for (const { id, kind, deleted } of items) if (kind !== 'folder') lines.push(`${own(id)} ${deleted}`)
      await walk(id)
    }
  }
  await walk()
  return lines.sort()
}

async function everHeld(workload: Workload, newest: string): Promise<string[]> {
  const { backups } = portal.sandbox.tenant
  const there = new Set((await held(backups, account, workload, newest)).items.map(({ id }) => id))
  return (await held(backups, account, workload, 'all')).items.map(({ id }) => `${id} ${!there.has(id)}`).sort()
}
