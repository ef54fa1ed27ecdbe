import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AuditRecord, jsonLines, type Recorded } from '../harness/audit-record.ts'
import { type InProcess, startInProcess } from '../harness/in-process.ts'
import { type PortalClient, scoped } from '../harness/portal-client.ts'

/** What is done with whose data is on record, for the administrator and for whose data it is. */

let portal: InProcess
let ids: Record<string, string>
let record: AuditRecord

async function someMail(who: PortalClient, scope: string) {
  const base = scoped(scope, 'points/latest')
  const { folders } = await who.ok('GET', `${base}/mail/folders`)
  const inbox = folders.find(({ kind }: { kind: string }) => kind === 'inbox').id as string
  const { items } = await who.ok('GET', `${base}/mail/folders/${encodeURIComponent(inbox)}/items?limit=1000`)
  return { base, inbox, items: items as { id: string; subject: string; kind: string; attachments: number }[] }
}

beforeAll(async () => {
  portal = await startInProcess()
  record = new AuditRecord(portal.environment.DATA_DIR)
  ids = await portal.oids()
}, 120_000)
afterAll(() => portal?.close())

describe('sign-in', () => {
  test('is on record phase by phase, and so is the sign-out', async () => {
    const entries = await record.during(async () => {
      const client = await portal.signIn('employee')
      await client.ok('DELETE', '/api/session')
      await client.request('DELETE', '/api/session')
    })
    expect(entries.map(({ action, phase, outcome }) => [action, phase, outcome])).toEqual([
      ['sign_in_verified', 3, 'done'],
      ['sign_in', 4, 'done'],
      ['sign_out', undefined, 'done'],
    ])
    for (const { who } of entries) expect(who).toMatchObject({ oid: ids.employee, upn: 'employee@sandbox.example' })
  })

  test('refused, is on record with what is known: the claims of a token that proves nothing, as such', async () => {
    const [header, body = ''] = (await portal.accessToken('employee')).split('.')
    const entries = await record.during(async () => {
      await portal.anonymous().request('POST', '/api/session', { accessToken: 'abc' })
      await portal.anonymous().request('POST', '/api/session', { accessToken: `${header}.${body}.AAAA` })
    })
    expect(entries).toMatchObject([
      { action: 'sign_in', outcome: 'refused', code: 'sign_in_refused', phase: 3, who: null },
      { action: 'sign_in', outcome: 'refused', who: null, claimed: { oid: ids.employee } },
    ])
    expect(JSON.stringify(entries)).not.toContain(body)
  })
})

test('a list is one look however far it is scrolled, a message is one look, a new folder another', async () => {
  const client = await portal.signIn('employee')
  const entries = await record.during(async () => {
    const { base, inbox, items } = await someMail(client, 'me')
    const list = `${base}/mail/folders/${encodeURIComponent(inbox)}/items`
    await Promise.all(Array.from({ length: 20 }, (_, index) => client.ok('GET', `${list}?offset=${index}&limit=10`)))
    await client.ok('GET', `${list}?order=subject&filter=a`)
    const item = `${base}/mail/items/${encodeURIComponent(items[0]?.id ?? '')}`
    await client.ok('GET', item)
    await client.ok('GET', `${item}/content`)
    await client.ok('GET', `${base}/mail/search?q=budget`)
  })
  expect(entries.map(({ action }) => action)).toEqual(['folders_listed', 'list_opened', 'item_shown', 'searched'])
  for (const entry of entries) expect(entry.for).toBe('self')
  // What people look for in their own data is their own affair, and so is what things are called.
  expect(JSON.stringify(entries)).not.toMatch(/budget|subject/i)
})

test('what helpdesk does for an employee is on record, and the employee sees it with the reason, by name', async () => {
  const employee = await portal.signIn('employee')
  await employee.ok('PUT', '/api/access-history/visit', { asOf: new Date().toISOString() })
  const { items } = await someMail(employee, 'me')
  const item = items.find(({ kind, attachments }) => kind === 'message' && attachments > 0)
  const id = encodeURIComponent(item?.id ?? '')
  const helpdesk = await portal.signIn('helpdesk')
  const scope = ids.employee ?? ''
  const entries = await record.during(async () => {
    await helpdesk.ok('PUT', scoped(scope, 'acting'), { reason: 'INC 4711, lost this morning' })
    const { base } = await someMail(helpdesk, scope)
    await helpdesk.ok('GET', `${base}/mail/items/${id}/content`)
    await helpdesk.ok('GET', `${base}/mail/items/${id}/attachments/0`)
    await helpdesk.ok('GET', `${base}/mail/search?q=${encodeURIComponent('salary \u202eegap')}`)
    const chosen = { workload: 'mail', point: 'latest', id: item?.id }
    const download = await helpdesk.ok('POST', '/api/downloads', { scope, items: [{ ...chosen, kind: 'item' }] })
    await helpdesk.ok('GET', `/downloads/${download.id}`)
    const restore = { scope, items: [chosen], reason: 'INC 4711, by phone' }
    await helpdesk.ok('POST', '/api/restores', restore, { 'idempotency-key': 'audit-1' })
    await helpdesk.ok('DELETE', scoped(scope, 'acting'))
  })
  expect(entries.map(({ action }) => action)).toEqual([
    ...['acting_started', 'folders_listed', 'list_opened', 'item_shown', 'attachment_shown', 'searched', 'downloaded'],
    ...['restore_started', 'acting_ended'],
  ])
  for (const entry of entries) {
    expect(entry).toMatchObject({
      who: { upn: 'helpdesk@sandbox.example' },
      for: { id: scope, name: 'Emma Lindqvist' },
    })
  }
  expect(entries[1]).toMatchObject({ why: 'INC 4711, lost this morning', from: { ip: expect.any(String) } })
  expect(entries[5]?.on).toMatchObject({ q: 'salary \\u{202e}egap', workload: 'mail', point: 'latest' })
  // Administrators learn what was done, not what people write to each other.
  expect(JSON.stringify(entries)).not.toContain(item?.subject)

  const news = await employee.ok('GET', '/api/access-history/news')
  expect(news).toMatchObject({ count: 8, people: [expect.any(String)] })
  const history = await employee.ok('GET', '/api/access-history')
  expect(history.total).toBe(8)
  expect(history.people).toEqual([{ id: ids.helpdesk, name: expect.any(String) }])
  const shown = history.entries.toReversed()
  expect(shown.map(({ action }: Recorded) => action)).toEqual(entries.slice(0, -1).map(({ action }) => action))
  expect(shown[2]).toMatchObject({ action: 'list_opened', workload: 'mail', name: 'Inbox' })
  expect(shown[3]).toMatchObject({ name: item?.subject, reason: 'INC 4711, lost this morning' })
  expect(shown[4].name).not.toBe('')
  expect(shown[5]).toMatchObject({ q: 'salary \\u{202e}egap' })
  expect(shown[7]).toMatchObject({ name: item?.subject, count: 1, reason: 'INC 4711, by phone', own: false })

  await employee.ok('PUT', '/api/access-history/visit', { asOf: history.asOf })
  expect(await employee.ok('GET', '/api/access-history/news')).toMatchObject({ count: 0, since: history.asOf })
  // Nobody else sees any of it, whoever they act for.
  const colleague = await portal.signIn('colleague')
  expect(await colleague.ok('GET', '/api/access-history?by=everyone&q=INC')).toMatchObject({ entries: [], people: [] })
})

describe('one’s own history', () => {
  const total = async (query: string) =>
    (await (await portal.signIn('employee')).ok('GET', `/api/access-history?${query}`)).total

  test('is filtered by who, what, when and words; one’s own doings are there when asked for', async () => {
    const [others, all] = [await total(''), await total('by=everyone')]
    expect(all).toBeGreaterThan(others)
    expect(await total(`person=${ids.helpdesk}`)).toBe(others)
    expect(await total(`person=${ids.colleague}`)).toBe(0)
    expect(await total('kind=looked')).toBe(others - 3)
    expect(await total('kind=downloaded')).toBe(1)
    expect(await total('kind=restored')).toBe(1)
    expect(await total('q=by%20PHONE')).toBe(1)
    expect(await total('q=%25')).toBe(0)
    expect(await total('from=2100-01-01T00:00:00Z')).toBe(0)
    expect(await total('to=2100-01-01T00:00:00Z')).toBe(others)
  })

  test('comes in pages that fit together', async () => {
    const employee = await portal.signIn('employee')
    const whole = (await employee.ok('GET', '/api/access-history')).entries
    const pages = []
    for (let offset = 0; offset < whole.length; offset += 3) {
      pages.push(...(await employee.ok('GET', `/api/access-history?limit=3&offset=${offset}`)).entries)
    }
    expect(pages).toEqual(whole)
  })

  test('is saved as CSV', async () => {
    const employee = await portal.signIn('employee')
    const { body, headers } = await employee.get('/api/access-history/export?kind=restored')
    expect(headers.get('content-disposition')).toBe('attachment; filename="access-history.csv"')
    const lines = body.trimEnd().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain('"Restored","Mail"')
    expect(lines[1]).toContain('"INC 4711, by phone"')
  })

  test.each(['by=nobody', 'kind=all', 'limit=0', 'from=yesterday', 'q=a&q=b'])('%s is refused', async (query) => {
    const client = await portal.signIn('employee')
    expect((await client.get(`/api/access-history?${query}`)).status).toBe(400)
  })
})

describe('refusals', () => {
  test('of whom one may not act for, of what needs acting, and of who is not signed in', async () => {
    const helpdesk = await portal.signIn('helpdesk')
    const entries = await record.during(async () => {
      await helpdesk.get(scoped(ids.colleague ?? '', 'points/latest/mail/folders'))
      await helpdesk.get(scoped(ids.director ?? '', 'points/latest/mail/folders'))
      await portal.anonymous().get(scoped('me', 'points/latest/mail/folders'))
      await portal.anonymous().request('GET', '/api/session', undefined, { 'sec-fetch-site': 'cross-site' })
    })
    expect(entries.map(({ action, outcome, code }) => [action, outcome, code])).toEqual([
      ['folders_listed', 'refused', 'acting_required'],
      ['folders_listed', 'refused', 'not_found'],
      ['folders_listed', 'refused', 'sign_in_required'],
      ['access_refused', 'refused', 'request_refused'],
    ])
    expect(entries[1]).toMatchObject({ who: { oid: ids.helpdesk }, for: { id: ids.director }, from: {} })
  })

  test('by the thousand fill neither record nor disk', async () => {
    const client = await portal.signIn('colleague')
    const entries = await record.during(async () => {
      for (let round = 0; round < 60; round++) await client.get(scoped('nobody', 'points/latest/mail/folders'))
    })
    expect(entries).toHaveLength(20)
    expect(entries.at(-1)).toMatchObject({ more: true })
  })
})

test('the record goes on where it was when the portal starts again', async () => {
  const before = record.entries().length
  await portal.restartPortal()
  await portal.signIn('employee')
  expect(record.replicas()).toHaveLength(1)
  const after = record.entries()
  expect(after.slice(before).map(({ action }) => action)).toEqual(['sign_in_verified', 'sign_in'])
  expect(after.map(({ seq }) => seq)).toEqual(after.map((_, index) => index + 1))
})

describe('npm run audit', () => {
  test('verifies the record while the portal runs', async () => {
    const { code, out } = await record.command('verify')
    expect(out).toMatch(/^r-[0-9a-f]{8}: intact, \d+ records, head \d+:[0-9a-f]{64}\n$/)
    expect(code).toBe(0)
  })

  test('exports it as JSON lines and as CSV, by time', async () => {
    const all = await record.command('export')
    expect(jsonLines(all.out)).toEqual(record.entries())
    const csv = await record.command('export', '--format', 'csv')
    const [heading = '', ...rows] = csv.out.trimEnd().split('\r\n')
    expect(heading).toContain('"For whom"')
    expect(rows).toHaveLength(record.entries().length)
    const time = String(record.entries()[4]?.time)
    const later = jsonLines((await record.command('export', '--from', time)).out)
    expect(later.length).toBeLessThanOrEqual(rows.length - 4)
    expect((await record.command('export', '--to', '2000-01-01')).out).toBe('')
  })

  test.each([
    [[], 64, 'npm run audit -- verify'],
    [['erase'], 64, 'There is no command erase.'],
    [['export', '--format', 'xml'], 64, '--format xml'],
    [['export', '--from', 'soon'], 64, '--from soon'],
    [['verify', '--head', 'x'], 64, '--head x'],
    [['verify', '--loud'], 64, '--loud'],
    [['verify', '--replica', 'none'], 2, 'There is no replica none'],
    [['verify', '--data', '/nowhere'], 2, 'There is no audit record'],
  ])('%j ends with %i', async (args, expected, said) => {
    const { code, err } = await record.command(...args)
    expect(err).toContain(said)
    expect(code).toBe(expected)
  })

  test('says where somebody wrote in it, and that its end was cut off', async () => {
    const [file = ''] = record.files()
    const whole = readFileSync(file)
    const name = basename(file)
    const lines = whole.toString().split('\n')
    const head = (await record.command('verify')).out.match(/^(r-\w+): .* head (\d+):(\w+)/)

    writeFileSync(file, lines.with(2, lines[2]?.replace('"done"', '"gone"') ?? '').join('\n'))
    const edited = await record.command('verify')
    expect(edited).toMatchObject({ code: 1, out: expect.stringContaining(`${name}, line 3: record 3 was edited`) })

    writeFileSync(file, `${lines.slice(0, -3).join('\n')}\n`)
    const cut = await record.command('verify')
    const last = lines.length - 1
    expect(cut).toMatchObject({ code: 1, out: expect.stringContaining(`records ${last - 1} to ${last} are cut off`) })

    writeFileSync(file, '')
    expect((await record.command('verify')).code).toBe(1)
    writeFileSync(file, whole)
    expect((await record.command('verify')).code).toBe(0)
    // A head from the log finds a record and a database that were both put back to an older state.
    const noted = `${head?.[1]}:${Number(head?.[2]) + 5}:${'a'.repeat(64)}`
    expect((await record.command('verify', '--head', noted)).code).toBe(1)
    expect((await record.command('verify', '--head', `${head?.[1]}:${head?.[2]}:${head?.[3]}`)).code).toBe(0)
    appendFileSync(file, '{"seq":')
    expect(await record.command('verify')).toMatchObject({
      code: 0,
      out: expect.stringContaining('the last line has no end'),
    })
    writeFileSync(file, whole)
  })
})
