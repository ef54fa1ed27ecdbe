import { afterAll, beforeAll, expect, test } from 'vitest'
import { corpus, hasCorpus } from '../harness/corpus.ts'
import { Explorer } from '../harness/explorer.ts'
import { type InProcess, startInProcess } from '../harness/in-process.ts'
import type { PortalClient } from '../harness/portal-client.ts'
import { onFolder } from '../sandbox/commands/commands.ts'
import { importPath } from '../sandbox/tenant/import/import.ts'

/** Every real message at hand is imported, backed up, read, deleted, restored and compared, byte for byte. */

const folder = 'Inbox/Real messages'
const base = '/api/scopes/me/points/latest'
let portal: InProcess
let employee: PortalClient

beforeAll(async () => {
  portal = await startInProcess()
}, 120_000)
afterAll(() => portal?.close())

test.skipIf(!hasCorpus)(
  'all of the corpus comes back',
  async () => {
    await importPath(onFolder(portal.sandbox.tenant).importInto('employee', folder), corpus)
    await portal.live.backup()
    const before = (await portal.live.mail('employee')).filter((message) => message.folder === folder)
    expect(before.length).toBeGreaterThanOrEqual(47)

    employee = await portal.signIn('employee')
    const items = await new Explorer(employee).mailIn(folder)
    expect(items).toHaveLength(before.length)
    for (const { id, subject } of items) {
      const content = await employee.request('GET', `${base}/mail/items/${encodeURIComponent(id)}/content`)
      expect(content.status, `${subject}: ${JSON.stringify(content.body)}`).toBe(200)
    }

    for (const { id } of before) await portal.live.deleteMail('employee', id)
    const list = { scope: 'me', items: items.map(({ id }) => ({ workload: 'mail', point: 'latest', id })) }
    const { id } = await employee.ok('POST', '/api/restores', list, { 'idempotency-key': 'corpus' })
    await expect
      .poll(async () => (await employee.ok('GET', `/api/restores/${id}`)).result, { timeout: 60_000, interval: 200 })
      .toBe('success')
    const after = (await portal.live.mail('employee')).filter((message) => message.folder === folder)
    const byId = (messages: typeof before) => messages.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    expect(byId(after)).toEqual(byId(before))
  },
  120_000,
)
