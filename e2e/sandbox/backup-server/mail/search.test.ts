import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestClient } from '../testing/client.ts'
import { putMail } from '../testing/contents.ts'
import { startBackupServer, type TestServer } from '../testing/start.ts'

let server: TestServer
let client: TestClient
let path: string
let box: string

beforeAll(async () => {
  server = await startBackupServer()
  const { tenant } = server
  await putMail(tenant, 'employee', 'Budget 2026', {
    received: '2026-03-15T23:30:00.000Z',
    attachments: [{ name: 'figures.xlsx', sizeBytes: 9 }],
    importance: 'High',
  })
  await putMail(tenant, 'employee', 'Lunch', { from: 'Öğretmen <ogretmen@example.com>', unread: true, cc: 'Budi' })
  await putMail(tenant, 'employee', 'Zusammenfassung', { folder: 'Inbox/Sub', to: 'x@y.example' }, 'Das budget steht')
  await putMail(tenant, 'employee', 'Old budget', { archive: true, folder: 'Old', sent: null, received: null })
  await tenant.backups.backup({})
  client = await server.signIn('employee')
  path = (await client.explore({ type: 'Vex' })).path
  box = `${path}/mailboxes/${(await server.accountOf('employee')).mailboxId}`
})
afterAll(() => server.close())

const find = async (query: string, where = `${box}/search`) => {
  const answer = await client.post(where, { query })
  if (answer.status !== 200) throw new Error(answer.json.message)
  return answer.json.results.map((item: { subject: string }) => item.subject).sort()
}

describe('searching a mailbox', () => {
  it.each([
    ['budget', ['Budget 2026', 'Zusammenfassung']],
    ['figures', ['Budget 2026']],
    ['subject:budget', ['Budget 2026']],
    ['subject:"budget 2026"', ['Budget 2026']],
    ['bud?et AND NOT body:steht', ['Budget 2026']],
    ['subject:b*6 OR from:öğret*', ['Budget 2026', 'Lunch']],
    ['subject:udget*', []],
    ['NOT (budget OR lunch)', []],
    ['cc:budi isread:false', ['Lunch']],
    ['to:x@y.example', ['Zusammenfassung']],
    ['hasattachments:true', ['Budget 2026']],
    ['attachments:*.xlsx', ['Budget 2026']],
    ['importance:high', ['Budget 2026']],
    ['received:2026-03-15', ['Budget 2026']],
    ['received:2026-03', ['Budget 2026']],
    ['received:>2026-03-15', ['Lunch', 'Zusammenfassung']],
    ['received:<=2026-03-15', ['Budget 2026']],
    ['received:2026-03-01..2026-03-31', ['Budget 2026']],
    ['received:>=2026-03-15T23:30:01', ['Lunch', 'Zusammenfassung']],
    ['sent:2026-10-01 size:<1MB size:>1', ['Budget 2026', 'Lunch', 'Zusammenfassung']],
    ['received:today', []],
  ])('%s', async (query, subjects) => {
    expect(await find(query)).toEqual(subjects)
  })

  it.each([
    '',
    '  ',
    'subject:',
    'AND',
    'a AND',
    'OR b',
    '(a',
    'a)',
    '()',
    '"open',
    '""',
    'nonsense:x',
    'received:tomorrow',
    'received:2026-02-30',
    'size:big',
    'hasattachments:maybe',
    'importance:urgent',
    'NOT',
    'a"b"',
    'subject:"a"b',
  ])('refuses %j with a sentence', async (query) => {
    const answer = await client.post(`${box}/search`, { query })
    expect(answer).toMatchObject({ status: 400, json: { errorCode: 'ParameterValidationFailure' } })
    expect(answer.json.message).toMatch(/^The search query is not valid: .+\.$/)
  })

  it('looks into a folder and those below it, into one mailbox, or into all', async () => {
    const folders = (await client.get(`${box}/folders`)).json.results
    const id = (name: string) => folders.find((folder: { name: string }) => folder.name === name).id
    expect(await find('budget', `${box}/folders/${id('Sub')}/search`)).toEqual(['Zusammenfassung'])
    expect(await find('budget', `${box}/folders/${id('Inbox')}/search`)).toEqual(['Budget 2026', 'Zusammenfassung'])
    expect(await find('budget', `${path}/mailboxes/search`)).toEqual(['Budget 2026', 'Old budget', 'Zusammenfassung'])
    expect(await find('budget', `${path}/searchExchange`)).toEqual(['Budget 2026', 'Old budget', 'Zusammenfassung'])
  })

  it('keeps results for further pages', async () => {
    const first = (await client.post(`${box}/search?limit=1`, { query: 'budget' })).json
    expect(first.results).toHaveLength(1)
    const next = new URL(first._links.next.href)
    expect(next.searchParams.get('setId')).toBe(first.setId)
    const second = (await client.post(next.pathname + next.search, { query: 'budget' })).json
    expect(second).toMatchObject({ setId: first.setId, offset: 1, results: { length: 1 } })
    expect(second.results[0].id).not.toBe(first.results[0].id)
    const other = (await client.post(next.pathname + next.search, { query: 'lunch' })).json
    expect(other.setId).not.toBe(first.setId)
  })
})
