import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type InProcess, startInProcess } from '../harness/in-process.ts'

/** Where contents are covered, the record says what was shown, and names it to nobody but whose it is. */

let portal: InProcess
beforeAll(async () => {
  portal = await startInProcess({ COVER_CONTENT: 'true' })
}, 120_000)
afterAll(() => portal?.close())

function recorded(): string {
  const folder = join(portal.environment.DATA_DIR ?? '', 'audit')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('')
}

test('looking at what is covered, being refused, and showing it', async () => {
  const { accounts } = await portal.sandbox.tenant.directory()
  const scope = accounts.find(({ account }) => account === 'employee')?.oid ?? ''
  const own = '/api/scopes/me/points/latest'
  const theirs = `/api/scopes/${scope}/points/latest`
  const employee = await portal.signIn('employee')
  const { folders } = await employee.ok('GET', `${own}/mail/folders`)
  const inbox = encodeURIComponent(folders.find(({ kind }: { kind: string }) => kind === 'inbox').id)
  const { items } = await employee.ok('GET', `${own}/mail/folders/${inbox}/items`)
  const { id, subject } = items.find(
    (item: { kind: string; subject: string }) => item.kind === 'message' && item.subject,
  )
  const item = `mail/items/${encodeURIComponent(id)}`

  const helpdesk = await portal.signIn('helpdesk')
  await helpdesk.ok('PUT', `/api/scopes/${scope}/acting`, { reason: 'INC 4713' })
  await helpdesk.ok('GET', `${theirs}/${item}`)
  expect((await helpdesk.get(`${theirs}/${item}/content`)).body.code).toBe('content_covered')
  await helpdesk.ok('POST', `${theirs}/shown`, { workload: 'mail', kind: 'item', id })
  await helpdesk.ok('GET', `${theirs}/${item}/content`)

  const entries = recorded()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(({ for: owner }) => owner?.id === scope)
  expect(entries.map(({ action, outcome, code }) => [action, outcome, code])).toEqual([
    ['acting_started', 'done', undefined],
    ['item_shown', 'done', undefined],
    ['item_shown', 'refused', 'content_covered'],
    ['uncovered', 'done', undefined],
    ['item_shown', 'done', undefined],
  ])
  expect(entries[3]).toMatchObject({ on: { workload: 'mail', item: id }, why: 'INC 4713' })
  expect(recorded()).not.toContain(JSON.stringify(subject).slice(1, -1))

  const history = await employee.ok('GET', '/api/access-history')
  expect(history.entries.map(({ action, name }: { action: string; name: string }) => [action, name])).toEqual([
    ['item_shown', subject],
    ['uncovered', subject],
    ['item_shown', subject],
    ['acting_started', ''],
  ])
  expect(history.entries.map(({ covered }: { covered: boolean }) => covered)).toEqual([false, false, true, false])
  const csv = (await employee.get('/api/access-history/export')).body
  expect(csv).toContain('"Uncovered","Mail"')
  expect((await helpdesk.ok('GET', '/api/access-history?by=everyone&q=INC')).entries).toEqual([])
})
