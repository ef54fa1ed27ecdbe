import { compileSearch } from '@restore-portal/web/search'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { type InProcess, startInProcess } from '../harness/in-process.ts'
import { misbehave, misbehaviour } from '../harness/misbehave.ts'
import type { PortalClient } from '../harness/portal-client.ts'
import type { DriveItem, MailItem } from '../sandbox/tenant/types.ts'

/** What people search for, in words and conditions, finds what a look through the backup itself says it should. */

const zone = 'Europe/Berlin'
const base = '/api/scopes/me/points'

let portal: InProcess
let employee: PortalClient
let mail: MailItem[]
let files: DriveItem[]

interface Row {
  id: string
  folder: string | null
}

const own = (id: string) => decodeURIComponent(id.slice(id.indexOf('~') + 1))
const dayOf = (iso: string) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(iso))
const holds = (text: string, part: string) => text.toLowerCase().includes(part)
/** A word that begins with these letters. */
const begins = (text: string, word: string) => new RegExp(`(?<![\\p{L}\\p{N}])${word}`, 'iu').test(text)
const everywhere = (item: MailItem) =>
  [item.subject, item.from, item.to, item.text, ...item.attachments.map(({ name }) => name)].join('\n')

const message = (subject: string, date: string, more = '') =>
  `From: Mia Berg <mia@example.org>\r\nTo: x@example.org\r\nSubject: ${subject}\r\nDate: ${date}\r\n${more}\r\nText of it.\r\n`

async function found(workload: 'mail' | 'onedrive', text: string, point = 'latest'): Promise<Row[]> {
  vi.stubEnv('TZ', zone)
  const compiled = compileSearch(text, workload)
  if (compiled.is !== 'query') throw new Error(`${text} is ${compiled.is}`)
  const query = new URLSearchParams({ q: compiled.query, limit: '1000', wait: '10000' })
  const page = await employee.ok('GET', `${base}/${point}/${workload}/search?${query}`)
  expect(page).toMatchObject({ complete: true, total: page.items.length })
  const { ids } = await employee.ok(
    'GET',
    `${base}/${point}/${workload}/search/ids?${query.toString().split('&limit')[0]}`,
  )
  expect(ids.toSorted()).toEqual(page.items.map(({ id }: Row) => id).toSorted())
  return page.items
}

const idsOf = (rows: Row[]) => rows.map(({ id }) => own(id)).sort()
const idsIn = <T extends { id: string }>(items: T[], fits: (item: T) => boolean) =>
  items
    .filter(fits)
    .map(({ id }) => id)
    .sort()

beforeAll(async () => {
  portal = await startInProcess()
  const { live, backups } = portal.sandbox.tenant
  for (const [subject, date] of [
    ['Before the long day', 'Sat, 24 Oct 2026 23:59:59 +0200'],
    ['The long day begins', 'Sun, 25 Oct 2026 00:00:00 +0200'],
    ['The long day ends', 'Sun, 25 Oct 2026 23:59:59 +0100'],
    ['After the long day', 'Mon, 26 Oct 2026 00:00:00 +0100'],
    ['Short day', 'Sun, 29 Mar 2026 23:30:00 +0200'],
    ['=?utf-8?B?5p2x5Lqs44Gn44Gu5Lya6K2w?=', 'Tue, 10 Nov 2026 10:00:00 +0100'],
    ['Say "cheese" (twice): why? rock AND roll', 'Tue, 10 Nov 2026 11:00:00 +0100'],
  ]) {
    await portal.live.addMail(
      'employee',
      'Inbox',
      `${subject?.slice(0, 4)}-${date?.slice(5, 16)}.eml`,
      message(subject ?? '', date ?? ''),
    )
  }
  await live.putFile('employee', 'Reports/2026/Überblick "Q3".pdf', Buffer.alloc(2_000_000))
  await backups.backup()
  const [latest] = (await backups.points()).toReversed()
  mail = await backups.mail(latest?.id ?? '', 'employee')
  files = await backups.drive(latest?.id ?? '', 'employee')
  employee = await portal.signIn('employee')
}, 120_000)

afterEach(async () => {
  vi.unstubAllEnvs()
  await misbehave(portal, null)
})
afterAll(() => portal?.close())

describe('mail', () => {
  const on =
    (first: string, last = first) =>
    (item: MailItem) => {
      const day = item.received === null ? '' : dayOf(item.received)
      return day >= first && day <= last
    }
  const cases: [string, (item: MailItem) => boolean][] = [
    ['budget', (item) => begins(everywhere(item), 'budget')],
    ['minutes budget', (item) => begins(everywhere(item), 'minutes') && begins(everywhere(item), 'budget')],
    ['from:karim', ({ from }) => holds(from, 'karim')],
    ['from:karim to:emma', ({ from, to }) => holds(from, 'karim') && holds(to, 'emma')],
    ['subject:"walk through"', ({ subject }) => holds(subject, 'walk through')],
    ['hasattachments:true', ({ attachments }) => attachments.length > 0],
    ['from:karim NOT hasattachments:true', ({ from, attachments }) => holds(from, 'karim') && attachments.length === 0],
    ['size:>10KB', ({ size }) => size > 10 * 1024],
    ['kind:pdf', ({ attachments }) => attachments.some(({ name }) => /\.pdf$/i.test(name))],
    [
      'kind:image OR kind:sheet',
      ({ attachments }) =>
        attachments.some(({ name }) =>
          /\.(png|jpe?g|gif|webp|svg|bmp|tiff?|heic|avif|ico|xls[xmb]?|csv|ods|tsv|numbers)$/i.test(name),
        ),
    ],
    ['date:2026-10-25', on('2026-10-25')],
    ['date:2026-10-24', on('2026-10-24')],
    ['date:2026-10-26', on('2026-10-26')],
    ['date:2026-03-29', on('2026-03-29')],
    ['date:2026-10', on('2026-10-01', '2026-10-31')],
    ['date:2026-10-20..2026-11-10 from:mia', (item) => on('2026-10-20', '2026-11-10')(item) && holds(item.from, 'mia')],
    ['date:>=2026-11-01 NOT date:2026-11-10', (item) => on('2026-11-01', '9999')(item) && !on('2026-11-10')(item)],
    ['会議', ({ subject, text }) => `${subject}${text}`.includes('会議')],
    ['subject:"(twice): why? rock AND roll"', ({ subject }) => subject.includes('rock AND roll')],
    ['subject:"Say ""cheese"""', ({ subject }) => subject.includes('cheese')],
    [
      '(from:aisling OR from:karim) budget',
      (item) => /aisling|karim/i.test(item.from) && begins(everywhere(item), 'budget'),
    ],
  ]

  test.each(cases)('%s', async (text, fits) => {
    const expected = idsIn(mail, fits)
    expect(expected.length).toBeGreaterThan(0)
    expect(expected.length).toBeLessThan(mail.length)
    expect(idsOf(await found('mail', text))).toEqual(expected)
  })

  test('the long day has what was received in its 25 hours', async () => {
    const rows = (await found('mail', 'date:2026-10-25 from:mia')) as (Row & { subject: string })[]
    expect(rows.map(({ subject }) => subject).sort()).toEqual(['The long day begins', 'The long day ends'])
  })

  test('is found in the online archive, too', async () => {
    const archived = mail.filter(({ archive }) => archive)
    expect(archived.length).toBeGreaterThan(0)
    const ids = new Set(idsOf(await found('mail', '*')))
    expect(archived.every(({ id }) => ids.has(id))).toBe(true)
  })

  test('names the folder of each, which leads to it', async () => {
    const rows = await found('mail', 'budget')
    const folderOf = new Map(mail.map(({ id, folder }) => [id, folder]))
    for (const { id, folder } of rows) {
      const { path } = await employee.ok('GET', `${base}/latest/mail/folders/${encodeURIComponent(folder ?? '')}/path`)
      const names = path.filter(({ kind }: { kind: string }) => kind !== 'archive-mailbox')
      expect(names.map(({ name }: { name: string }) => name).join('/')).toBe(folderOf.get(own(id)))
      const item = await employee.ok('GET', `${base}/latest/mail/items/${encodeURIComponent(id)}`)
      expect(item).toMatchObject({ id, folder })
    }
  })
})

describe('files', () => {
  const cases: [string, (item: DriveItem) => boolean][] = [
    ['budget', ({ path }) => begins(path, 'budget')],
    ['kind:pdf', ({ name, isFolder }) => !isFolder && /\.pdf$/i.test(name)],
    ['kind:document', ({ name, isFolder }) => !isFolder && /\.(docx?|docm|dotx?|odt|pages)$/i.test(name)],
    ['size:>1MB', ({ size, isFolder }) => !isFolder && size > 1024 ** 2],
    ['size:<1KB', ({ size, isFolder }) => !isFolder && size < 1024],
    ['filename:"Überblick ""Q3"""', ({ name }) => name.startsWith('Überblick')],
    ['date:2026-10', ({ modified }) => dayOf(modified).startsWith('2026-10')],
    ['kind:pdf size:>1MB', ({ name, size }) => /\.pdf$/i.test(name) && size > 1024 ** 2],
  ]

  test.each(cases)('%s', async (text, fits) => {
    const expected = idsIn(files, fits)
    expect(expected.length).toBeGreaterThan(0)
    expect(expected.length).toBeLessThan(files.length)
    expect(idsOf(await found('onedrive', text))).toEqual(expected)
  })

  test('and folders name where they are, which leads to it', async () => {
    const rows = await found('onedrive', '*')
    const byId = new Map(files.map((item) => [item.id, item]))
    expect(rows.length).toBe(files.length)
    for (const { id, folder } of rows.slice(0, 20)) {
      const { path } = await employee.ok(
        'GET',
        `${base}/latest/onedrive/folders/${encodeURIComponent(folder ?? '')}/path`,
      )
      const names = [...path.slice(1).map(({ name }: { name: string }) => name), byId.get(own(id))?.name]
      expect(names.join('/')).toBe(byId.get(own(id))?.path)
    }
  })
})

describe('a search that is given up', () => {
  const faults = () => misbehaviour(portal)
  const ask = (q: string, point: string, signal: AbortSignal) =>
    fetch(`${portal.url}${base}/${point}/mail/search?q=${q}`, {
      headers: { 'x-restore-portal': '1', cookie: employee.cookie },
      signal,
    })

  test.each([
    ['latest', 1],
    ['all', 2],
  ])('at %s ends at the backup server, and can be made again', async (point, times) => {
    await employee.ok('GET', `${base}/${point}/mail/folders`)
    await misbehave(portal, [{ path: '/search$', times, effect: { delay: 60_000 } }])
    const gone = new AbortController()
    const asked = ask(`givenup${times}`, point, gone.signal)
    await vi.waitFor(async () => expect((await faults()).rules).toEqual([]), 10_000)
    gone.abort()
    await expect(asked).rejects.toThrow()
    await vi.waitFor(async () => expect((await faults()).abandoned).toHaveLength(times), 10_000)
    expect((await ask(`givenup${times}`, point, AbortSignal.timeout(20_000))).status).toBe(200)
  })
})

test('what the backup server cannot make sense of is told as that, and nothing else breaks', async () => {
  for (const q of ['"', 'received:someday', 'AND', '(((']) {
    for (const workload of ['mail', 'onedrive']) {
      const answer = await employee.get(`${base}/all/${workload}/search?q=${encodeURIComponent(q)}`)
      expect(answer.body).toMatchObject({ status: 400, code: 'search_invalid' })
    }
  }
  expect((await found('mail', 'budget')).length).toBeGreaterThan(0)
})
