import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunningPortal } from '@restore-portal/bff/portal'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { Explorer } from '../harness/explorer.ts'
import { type InProcess, startInProcess } from '../harness/in-process.ts'
import { misbehave } from '../harness/misbehave.ts'
import { PortalClient } from '../harness/portal-client.ts'

/** What the portal tells of restores: its own, and those that another portal made for the same person. */

let portal: InProcess
let other: RunningPortal
let folder: string
let employee: PortalClient
let elsewhere: PortalClient
let items: { workload: string; point: string; id: string }[]

beforeAll(async () => {
  portal = await startInProcess()
  for (const name of ['=HYPERLINK("https://evil.example")', 'Plain one', 'Plain two']) {
    const message = `From: ann@example.com\r\nTo: me@example.com\r\nSubject: ${name}\r\n\r\nHello\r\n`
    await portal.live.addMail('employee', 'Records', `${Math.random()}.eml`, message)
  }
  const { time } = await portal.live.backup()
  for (const { id, folder } of await portal.live.mail('employee')) {
    if (folder === 'Records') await portal.live.deleteMail('employee', id)
  }
  folder = await mkdtemp(join(tmpdir(), 'portal-other-'))
  other = await portal.startReplica({ DATA_DIR: folder })
  employee = await portal.signIn('employee')
  elsewhere = new PortalClient(other.url)
  await elsewhere.ok('POST', '/api/session', { accessToken: await portal.accessToken('employee') })
  const messages = await new Explorer(employee, time).mailIn('Records')
  items = messages.map(({ id }) => ({ workload: 'mail', point: time, id }))
}, 120_000)
afterEach(() => misbehave(portal, null))
afterAll(async () => {
  await other?.close()
  await portal?.close()
  await rm(folder, { recursive: true, force: true })
})

async function restore(client: PortalClient, body: object = {}) {
  const key = crypto.randomUUID()
  const wish = { scope: 'me', items, ...body }
  const { id } = await client.ok('POST', '/api/restores', wish, { 'idempotency-key': key })
  await expect
    .poll(() => client.ok('GET', `/api/restores/${id}`), { timeout: 20_000 })
    .toMatchObject({ state: 'finished' })
  return id
}

test('a restore that fails for some items says why, can be exported, and its failed ones restored again', async () => {
  await misbehave(portal, { settings: { failItems: ['Plain two'] } })
  const id = await restore(employee, { reason: 'Ticket 12' })
  await misbehave(portal, null)
  expect(await employee.ok('GET', `/api/restores/${id}`)).toMatchObject({
    ...{ result: 'warning', origin: 'portal', statuses: { restored: 2, failed: 1 } },
    can: { stop: false, check: false, resume: false, repeat: true },
  })
  const failed = await employee.ok('GET', `/api/restores/${id}/items?status=failed`)
  expect(failed).toMatchObject({ total: 1, items: [{ name: 'Plain two', message: 'The item was told to fail.' }] })

  const answer = await employee.get(`/api/restores/${id}/export`)
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(answer.headers.get('content-disposition')).toContain('attachment')
  const lines = answer.body.trim().split('\r\n')
  expect(lines).toHaveLength(4)
  expect(answer.body).toContain(`"'=HYPERLINK(""https://evil.example"")","restored"`)
  expect(lines[1]).toMatch(/^"\d","Mail","Plain two","failed","The item was told to fail\."/)

  const headers = { 'idempotency-key': crypto.randomUUID() }
  const again = await employee.ok('POST', `/api/restores/${id}/repeat`, undefined, headers)
  expect(again).toMatchObject({ repeats: id, reason: 'Ticket 12', counts: { total: 1 } })
  await expect
    .poll(() => employee.ok('GET', `/api/restores/${again.id}`), { timeout: 20_000 })
    .toMatchObject({ result: 'success' })
  const there = (await portal.live.mail('employee')).filter(({ folder }) => folder === 'Records')
  expect(there).toHaveLength(3)
})

test('what another portal restored is listed, told of item by item, filtered and exported', async () => {
  const options = { mail: { folder: 'From elsewhere' } }
  const id = await restore(elsewhere, { reason: 'Elsewhere 99', options })
  const list = async (query = '') => await employee.ok('GET', `/api/restores?${query}`)
  await expect
    .poll(async () => (await list('origin=elsewhere')).restores, { timeout: 10_000 })
    .toMatchObject([{ origin: 'elsewhere', workloads: ['mail'], state: 'finished', counts: { total: 3, restored: 3 } }])
  const [found] = (await list('origin=elsewhere&q=ELSEWHERE+99&status=success&workload=mail')).restores
  expect(found.reason).toContain('Elsewhere 99')
  expect((await list('origin=elsewhere&status=failed')).restores).toEqual([])
  const all = await list()
  expect(all.complete).toBe(true)
  expect(new Set(all.restores.map(({ origin }: { origin: string }) => origin))).toEqual(
    new Set(['portal', 'elsewhere']),
  )
  // Its own are not told of twice.
  expect(
    (await elsewhere.ok('GET', '/api/restores?origin=portal')).restores.map(({ id }: { id: string }) => id),
  ).toEqual([id])

  const at = `/api/restores/${encodeURIComponent(found.id)}`
  expect(await employee.ok('GET', at)).toMatchObject({
    options: null,
    statuses: { restored: 3 },
    can: { repeat: false },
  })
  expect(await employee.ok('GET', `${at}/items?q=plain`)).toMatchObject({ total: 2, items: [{ place: null }, {}] })
  expect((await employee.ok('GET', `${at}/events`)).total).toBeGreaterThan(2)
  expect((await employee.get(`${at}/export`)).body).toContain('"Plain one","restored"')

  const colleague = await portal.signIn('colleague')
  expect((await colleague.ok('GET', '/api/restores')).restores).toEqual([])
  for (const path of [at, `${at}/items`, `${at}/events`, `${at}/export`]) {
    expect((await colleague.get(path)).status).toBe(404)
  }
  expect((await colleague.request('POST', `${at}/stop`)).status).toBe(404)
})

test('a restore that an administrator stops says which items it did not come to', async () => {
  await misbehave(portal, { settings: { stopAfter: 1 } })
  const id = await restore(employee, { options: { mail: { folder: 'Stopped in the middle' } } })
  expect(await employee.ok('GET', `/api/restores/${id}`)).toMatchObject({
    ...{ result: 'warning', statuses: { restored: 1, skipped: 2 } },
    counts: { total: 3, restored: 1, skipped: 2, failed: 0 },
  })
  const { items } = await employee.ok('GET', `/api/restores/${id}/items?status=skipped`)
  expect(items[0].message).toBe('The restore was stopped before this item.')
})

test('a throttled backup server is asked again when it wants to be, and everything is restored once', async () => {
  await misbehave(portal, [
    { method: 'POST', path: 'operatorRestore$', times: 2, effect: { status: 429, retryAfter: 1 } },
    { path: 'RestoreSessions', after: 3, times: 1, effect: { expireToken: true } },
  ])
  const id = await restore(employee, { options: { mail: { folder: 'Throttled' } } })
  expect(await employee.ok('GET', `/api/restores/${id}`)).toMatchObject({ result: 'success', counts: { restored: 3 } })
  const there = (await portal.live.mail('employee')).filter(({ folder }) => folder === 'Throttled')
  expect(there).toHaveLength(3)
})

test('while the backup server cannot be asked, the portal’s own are listed, and that others may be missing is said', async () => {
  const fresh = await portal.signIn('employee')
  await misbehave(portal, [{ path: '/RestoreSessions$', effect: { status: 500 } }])
  const answer = await fresh.ok('GET', '/api/restores')
  expect(answer.complete).toBe(false)
  expect(answer.restores.length).toBeGreaterThan(0)
})
