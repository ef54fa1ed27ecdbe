import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type InProcess, startInProcess } from '../harness/in-process.ts'
import { misbehave } from '../harness/misbehave.ts'
import { PortalClient } from '../harness/portal-client.ts'
import { startPortalProcess } from '../harness/portal-process.ts'
import { type Change, changeKinds, changer } from '../harness/random-changes.ts'
import {
  type Entry,
  type Fate,
  held,
  linesOf,
  type Options,
  onceEach,
  restoreInto,
  type There,
  type Workload,
  whatIsThere,
} from '../harness/restore-model.ts'

/**
 * Whatever happened to a mailbox and a OneDrive, and whatever is chosen of their backups: what the dialog says will
 * happen happens, nothing else does, and the record says so. `SEED=7 RUNS=100` tries others than every run does.
 */

const account = 'walker'
const seed = Number(process.env.SEED ?? 1)
const numRuns = Number(process.env.RUNS ?? 2)

let portal: InProcess
/** Another replica of the portal on the same data. */
let replica: PortalClient
let stopReplica = async (): Promise<void> => {}
let owner: { mailboxId: string; oneDriveId: string }

beforeAll(async () => {
  portal = await startInProcess()
  const { url, stop } = await startPortalProcess({ ...portal.environment, LOG_LEVEL: 'silent' })
  replica = new PortalClient(url)
  stopReplica = stop
  owner = (await portal.live.changePerson(account, { displayName: 'Wal Ker' })) as never
}, 120_000)
afterAll(async () => {
  await stopReplica()
  await portal?.close()
})

type Trouble = 'none' | '429' | '503' | 'lost answer' | 'expired token' | 'restart'
interface Choice {
  workload: Workload
  /** Of all points, the newest first; the one behind them is all time. */
  point: number
  kind: 'item' | 'folder' | 'search'
  what: number
}
interface Restore {
  choices: Choice[]
  options: Options
  fails: number
  trouble: Trouble
  /** Both replicas are asked how it goes, and so carry it on. */
  both: boolean
}
type Step = { changes: Change[] } | Restore

const number = fc.nat({ max: 1000 })
const changes = fc.record({
  changes: fc.array(fc.record({ kind: fc.constantFrom(...changeKinds), what: number, where: number }), {
    minLength: 1,
    maxLength: 10,
  }),
})
const restore: fc.Arbitrary<Restore> = fc.record({
  choices: fc.array(
    fc.record({
      workload: fc.constantFrom<Workload[]>('mail', 'onedrive'),
      point: number,
      kind: fc.constantFrom<Choice['kind'][]>('item', 'item', 'folder', 'search'),
      what: number,
    }),
    { minLength: 1, maxLength: 4 },
  ),
  options: fc.record({
    mail: fc.record({ missing: fc.boolean(), changed: fc.boolean() }),
    onedrive: fc.record({ existing: fc.constantFrom<Options['onedrive']['existing'][]>('keep', 'replace') }),
  }),
  fails: number,
  trouble: fc.constantFrom<Trouble[]>('none', '429', '503', 'lost answer', 'expired token', 'restart'),
  both: fc.boolean(),
})
const steps = fc.array(fc.oneof(changes, changes, restore), { minLength: 3, maxLength: 7 })

const troubles: Record<Trouble, unknown[]> = {
  none: [],
  restart: [],
  '429': [{ method: 'POST', path: 'operatorRestore$', times: 1, effect: { status: 429, retryAfter: 0 } }],
  '503': [{ method: 'POST', path: 'operatorRestore$', times: 1, effect: { status: 503, retryAfter: 0 } }],
  'lost answer': [{ method: 'POST', path: 'operatorRestore$', times: 1, effect: { drop: 'after' } }],
  'expired token': [{ path: 'RestoreSessions', times: 1, effect: { expireToken: true } }],
}

test('what is chosen is restored, as was said before, and on record', async () => {
  await fc.assert(fc.asyncProperty(steps, walk), { seed, numRuns, endOnFailure: process.env.SHRINK === undefined })
}, 600_000)

async function walk(steps: Step[]): Promise<void> {
  const { live, backups } = portal.sandbox.tenant
  for (const { path } of await live.drive(account)) await live.deleteDriveItem(account, path)
  for (const { id } of await live.mail(account)) await live.deleteMail(account, id)
  for (const { id } of await backups.points()) await backups.expire(id)
  const change = changer(live, account)
  await live.putFile(account, 'start.txt', Buffer.from('start'))
  await change({ kind: 'receive', what: 0, where: 0 })
  for (const step of steps) {
    if ('changes' in step) for (const one of step.changes) await change(one)
    await backups.backup()
    if ('choices' in step) await check(step)
  }
}

async function check({ choices, options, fails, trouble, both }: Restore): Promise<void> {
  const { live, backups } = portal.sandbox.tenant
  const times = (await backups.points()).map(({ time }) => time).reverse()
  const { items, entries } = await choose(choices, times)
  const wanted = onceEach(entries, times[0] ?? '', options)
  const failing = wanted[fails % (2 * wanted.length)]?.item.id
  const there = await whatIsThere(live, account)
  // It believes its restore points for a minute.
  let client = await portal.signIn(account)
  const body = { scope: 'me', items, options }
  const preview = await client.request('POST', '/api/restore-preview', body)
  await misbehave(portal, null)
  await misbehave(portal, { rules: troubles[trouble], settings: { failItems: failing ? [failing] : [] } })
  const started = await client.request('POST', '/api/restores', body, { 'idempotency-key': crypto.randomUUID() })
  expect(started.body.code).toBe(preview.body.code)
  const wantsNothing =
    !options.mail.missing && !options.mail.changed && items.some(({ workload }) => workload === 'mail')
  if (wanted.length === 0 || wantsNothing) return expect(started.status).toBe(422)
  if (trouble === 'restart') client = await restarted(client)
  replica.cookie = client.cookie
  const { counts, result } = await finished(both ? [client, replica] : [client], started.body.id)
  const told = await client.ok('GET', `/api/restores/${started.body.id}/items?limit=1000`)
  await misbehave(portal, null)

  const foreseen: There = { ...there, mail: new Map(there.mail), drive: new Map(there.drive), copies: [] }
  const expected: There = { ...there, copies: [] }
  const fates: Record<Fate, Entry[]> = Object.create(null)
  const outcomes: string[] = []
  for (const entry of [...Map.groupBy(wanted, ({ workload, point }) => `${workload} ${point}`).values()].flat()) {
    const fate = restoreInto(foreseen, entry, options, false)
    fates[fate] = [...(fates[fate] ?? []), entry]
    const is = restoreInto(expected, entry, options, entry.item.id === failing)
    outcomes.push(`${entry.item.id} ${is === 'failed' ? is : /same|kept|not/.test(is) ? 'skipped' : 'restored'}`)
  }
  expect(told.items.map(({ place, status }: Told) => `${place.id.split('~')[1]} ${status}`).sort()).toEqual(
    outcomes.sort(),
  )
  const count = (status: string) => outcomes.filter((one) => one.endsWith(status)).length
  const is = { restored: count('restored'), skipped: count('skipped'), failed: count('failed') }
  expect(counts).toEqual({ total: wanted.length, ...is })
  expect(result === 'success').toBe(is.failed === 0)
  const now = await whatIsThere(live, account, expected)
  expect(linesOf(now)).toEqual(linesOf(expected))
  const many = (workload: Workload, ...wanted: Fate[]) =>
    wanted.flatMap((fate) => fates[fate] ?? []).filter((one) => one.workload === workload).length
  // Where a folder stands in a file's way, backups do not tell.
  if (fates.failed) return
  expect(said(preview.body)).toEqual({
    mail: [many('mail', 'created', 'not wanted'), many('mail', 'replaced', 'kept'), many('mail', 'same')],
    onedrive: [many('onedrive', 'created'), many('onedrive', 'copied', 'replaced')],
    replaced: many('mail', 'replaced') + many('onedrive', 'replaced'),
    copies: many('onedrive', 'copied'),
  })
}

interface Told {
  place: { id: string }
  status: string
}

/** What to ask the portal for, and what that should be. */
async function choose(choices: Choice[], times: string[]) {
  const { backups } = portal.sandbox.tenant
  const items: { workload: Workload; point: string; kind: Choice['kind']; id?: string; q?: string }[] = []
  const entries: Entry[] = []
  for (const { workload, point: number, kind, what } of choices) {
    const point = [...times, 'all'][number % (times.length + 1)] ?? ''
    const there = await held(backups, account, workload, point)
    const container = workload === 'mail' ? owner.mailboxId : owner.oneDriveId
    const at = <T>(list: T[]): T | undefined => list[what % list.length]
    const add = (choice: { id: string } | { q: string }, found: Entry['item'][]) => {
      items.push({ workload, point, kind, ...('id' in choice ? { id: `${container}~${choice.id}` } : choice) })
      entries.push(...found.map((item) => ({ workload, point, item })))
    }
    const item = at(there.items)
    const folder = at(there.folders)
    if (kind === 'item' && item) add({ id: item.id }, [item])
    if (kind === 'folder' && folder) add({ id: folder.id }, there.inside(folder.id))
    if (kind === 'search' && there.items.length > 0) {
      const isFound = (one: Entry['item']) => ('path' in one ? /\.txt$/i.test(one.name) : /edited/.test(one.subject))
      add({ q: workload === 'mail' ? 'subject:edited' : 'ext:txt' }, there.items.filter(isFound))
    }
  }
  return { items, entries }
}

async function restarted({ cookie }: PortalClient): Promise<PortalClient> {
  await portal.restartPortal()
  const client = portal.anonymous()
  client.cookie = cookie
  return client
}

/** As a person would: where the portal cannot tell, they have it look again. */
async function finished(clients: PortalClient[], id: string) {
  const look = async () => {
    const looks = await Promise.all(clients.map((client) => client.ok('GET', `/api/restores/${id}`)))
    const [restore] = looks
    return restore.state === 'unknown' ? await clients[0]?.ok('POST', `/api/restores/${id}/check`) : restore
  }
  await expect.poll(look, { timeout: 60_000 }).toMatchObject({ state: 'finished' })
  return await look()
}

function said({ mail, onedrive, warnings }: { mail: Counts; onedrive: Counts; warnings: Warning[] }) {
  const warned = (code: string) => warnings.find((one) => one.code === code)?.count ?? 0
  return {
    mail: [mail.missing, mail.changed, mail.identical],
    onedrive: [onedrive.missing, onedrive.changed + onedrive.identical],
    replaced: warned('replaced'),
    copies: warned('copies'),
  }
}
type Counts = Record<'missing' | 'changed' | 'identical', number>
type Warning = { code: string; count: number }
