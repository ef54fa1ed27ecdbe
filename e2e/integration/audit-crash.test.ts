import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AuditRecord, jsonLines } from '../harness/audit-record.ts'
import { type InProcess, startInProcess } from '../harness/in-process.ts'
import { PortalClient } from '../harness/portal-client.ts'
import { startPortalProcess } from '../harness/portal-process.ts'

/** Real portal processes, killed while they write: what was answered is on record, and the record goes on. */

let world: InProcess
let data: string
let record: AuditRecord
const DEATHS = 5

beforeAll(async () => {
  world = await startInProcess()
  data = mkdtempSync(join(tmpdir(), 'audit-crash-'))
  record = new AuditRecord(data)
}, 120_000)
afterAll(async () => {
  await world?.close()
  rmSync(data, { recursive: true, force: true })
})

const start = (env: Record<string, string> = {}) =>
  startPortalProcess({ ...world.environment, DATA_DIR: data, PORT: '0', ...env })

test('killed while it writes, again and again: nothing answered is missing, and verify finds nothing wrong', async () => {
  const accessToken = await world.accessToken('employee')
  const answered: string[] = []
  for (let death = 0; death < DEATHS; death++) {
    const portal = await start()
    const signIns = Array.from({ length: 8 }, async () => {
      for (;;) {
        const client = new PortalClient(portal.url)
        const answer = await client.request('POST', '/api/session', { accessToken }).catch(() => null)
        if (!answer) return
        expect(answer.status).toBe(201)
        answered.push(String(answer.headers.get('x-request-id')))
      }
    })
    await expect.poll(() => answered.length, { timeout: 20_000 }).toBeGreaterThan((death + 1) * 12)
    portal.child.kill('SIGKILL')
    await Promise.all(signIns)
    await portal.stop()
    const { code, out } = await record.command('verify')
    expect(out).not.toContain('TAMPERED')
    expect(code).toBe(0)
  }
  expect(record.replicas()).toHaveLength(1)
  const all = record.entries()
  expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1))
  const signedIn = new Set(all.filter(({ action }) => action === 'sign_in').map(({ request }) => request))
  expect(answered.filter((request) => !signedIn.has(request))).toEqual([])
}, 120_000)

test('two replicas have a chain each, and both show the same history', async () => {
  const [one, two] = await Promise.all([start({ AUDIT_REPLICA: 'east' }), start({ AUDIT_REPLICA: 'west' })])
  try {
    const client = new PortalClient(one.url)
    await client.ok('POST', '/api/session', { accessToken: await world.accessToken('colleague') })
    const beside = new PortalClient(two.url)
    beside.cookie = client.cookie
    await client.ok('GET', '/api/scopes/me/points/latest/mail/folders')
    await beside.ok('GET', '/api/scopes/me/points/latest/onedrive/folders')
    const historyOf = async (from: PortalClient) =>
      (await from.ok('GET', '/api/access-history?by=everyone')).entries.map(
        ({ id, workload }: { id: string; workload: string }) => [id.split('.')[0], workload],
      )
    // What people do with their own data may reach the others a moment later.
    await expect.poll(() => historyOf(client)).toHaveLength(2)
    expect(await historyOf(beside)).toEqual([
      ['west', 'onedrive'],
      ['east', 'mail'],
    ])
    expect(await historyOf(client)).toEqual(await historyOf(beside))
    expect((await record.command('verify')).out).toMatch(/^east: intact, .*\nr-\w+: intact, .*\nwest: intact, .*\n$/)
  } finally {
    await Promise.all([one.stop(), two.stop()])
  }
})

test('the record is forwarded, line by line, to a file that a collector reads', async () => {
  const file = join(data, 'forwarded.jsonl')
  const portal = await start({ AUDIT_REPLICA: 'north', AUDIT_FORWARD: `file:${file}` })
  const client = new PortalClient(portal.url)
  await client.ok('POST', '/api/session', { accessToken: await world.accessToken('colleague') })
  await portal.stop()
  expect(jsonLines(readFileSync(file, 'utf8'))).toEqual(record.entries('north'))
  expect(record.entries('north').map(({ action }) => action)).toEqual(['sign_in_verified', 'sign_in'])
})
