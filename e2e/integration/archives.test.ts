import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { fetchBytes, goTo, sha256 } from '../harness/bytes.ts'
import { Explorer } from '../harness/explorer.ts'
import { type InProcess, startInProcess } from '../harness/in-process.ts'
import { misbehave } from '../harness/misbehave.ts'
import type { PortalClient } from '../harness/portal-client.ts'
import { savesOf } from '../harness/saves.ts'
import { type Unzipped, unzip } from '../harness/unzip.ts'
import { onFolder } from '../sandbox/commands/commands.ts'

/** Several things, or folders: one ZIP that holds them as they were, or says what it lacks. */

/** The portal's pauses before it tries again are a twentieth as long here. */
vi.mock('node:timers/promises', async (importActual) => {
  const actual = await importActual<typeof import('node:timers/promises')>()
  const setTimeout: typeof actual.setTimeout = (pause = 0, value, options) =>
    actual.setTimeout(pause / 20, value, options)
  return { ...actual, setTimeout }
})

let portal: InProcess
let employee: PortalClient
let explorer: Explorer

const subjects = [
  ...[
    '../../x',
    'CON',
    'Invoice',
    'invoice',
    'INVOICE',
    'Invoice (2)',
    '',
    'a/b\\c:d',
    '\u202egnp.exe',
    '🎉'.repeat(90),
  ],
  ...['x'.repeat(300), 'dots...', '.hidden', 'Grüße 年次'],
]

beforeAll(async () => {
  portal = await startInProcess({ VB365_TIMEOUT: '5' })
  const target = onFolder(portal.sandbox.tenant).importInto('employee', 'Hostile')
  for (const [index, subject] of subjects.entries()) {
    const encoded = `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`
    await target.message(
      `${index}.eml`,
      Buffer.from(`From: a@example.com\r\nSubject: ${encoded}\r\n\r\nNo. ${index}\r\n`),
    )
  }
  for (const path of ['Case/a.txt', 'Case/b/A.txt', 'Case/b/deep/er/c.txt', 'Case/large.bin']) {
    await portal.live.putFile('employee', path, path.endsWith('.bin') ? new Uint8Array(3_000_000).fill(7) : path)
  }
  await portal.live.backup()
  employee = await portal.signIn('employee')
  explorer = new Explorer(employee)
}, 120_000)
afterEach(() => misbehave(portal, null))
afterAll(() => portal?.close())

const item = (workload: string, id: string, kind = 'item') => ({ workload, point: 'latest', id, kind })
const folder = async (path: string) => item('onedrive', (await explorer.driveItem(path)).id, 'folder')
const file = async (path: string) => item('onedrive', (await explorer.driveItem(path)).id)

async function start(items: unknown[], client = employee) {
  return await client.ok('POST', '/api/downloads', { scope: 'me', items })
}

async function download(items: unknown[]): Promise<{ name: string; files: Map<string, Unzipped> }> {
  const { id, name, zip, size } = await start(items)
  expect({ zip, size }).toEqual({ zip: true, size: null })
  const answer = await fetchBytes(employee, `/downloads/${id}`)
  expect(answer.status).toBe(200)
  expect(answer.headers['accept-ranges']).toBe('none')
  return { name, files: unzip(answer.body) }
}

/** A name that no program can be led astray by. */
function expectSafe(path: string): void {
  for (const name of path.split('/').filter((part, at, parts) => part !== '' || at < parts.length - 1)) {
    expect(name).not.toMatch(/[\\:*?"<>|\p{Cc}\u202a-\u202e\u2066-\u2069]|[. ]$|^\.*$/u)
    expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i)
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
  }
}

test('a folder comes with all that is in it, byte for byte', async () => {
  const { name, files } = await download([await folder('Documents')])
  expect(name).toBe('Documents.zip')
  const live = (await portal.live.files('employee')).filter(({ path }) => path.startsWith('Documents/'))
  const got = new Map([...files].filter(([path]) => !path.endsWith('/')).map(([path, { content }]) => [path, content]))
  expect(got.size).toBe(live.length)
  const hashes = [...got.values()].map(sha256).sort()
  expect(hashes).toEqual(live.map((one) => one.sha256).sort())
  for (const path of files.keys()) expectSafe(path)
  const plain = live.filter(({ path }) => /^[\w ./]+$/.test(path) && path.length < 200)
  expect(plain.length).toBeGreaterThan(4)
  for (const { path, sha256: hash } of plain) expect(sha256(got.get(path) ?? Buffer.of()), path).toBe(hash)
})

test('folders that are empty come too; small files have their size before them, large ones after', async () => {
  const { files } = await download([await folder('Case'), await folder('Empty folder')])
  expect([...files.keys()].sort()).toEqual([
    ...['Case/', 'Case/a.txt', 'Case/b/', 'Case/b/A.txt', 'Case/b/deep/', 'Case/b/deep/er/', 'Case/b/deep/er/c.txt'],
    ...['Case/large.bin', 'Empty folder/'],
  ])
  expect(files.get('Case/large.bin')).toMatchObject({ streamed: true, content: { length: 3_000_000 } })
  expect(files.get('Case/a.txt')).toMatchObject({ streamed: false })
})

test('hostile names are made safe, and no two the same on any system', async () => {
  const { id } = await explorer.mailFolder('Hostile')
  const { files } = await download([item('mail', id, 'folder')])
  const names = [...files.keys()].filter((path) => path !== 'Hostile/')
  expect(names.length).toBe(subjects.length)
  for (const name of names) {
    expect(name).toMatch(/^Hostile\/[^/]+\.msg$/)
    expectSafe(name)
  }
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
  for (const name of [
    '.._.._x.msg',
    '_CON.msg',
    'No subject.msg',
    'a_b_c_d.msg',
    'gnp.exe.msg',
    'dots.msg',
    '.hidden.msg',
  ]) {
    expect(names).toContain(`Hostile/${name}`)
  }
})

test('messages and files together, each once, from more than one moment', async () => {
  const [first, second] = await explorer.mailIn('Inbox')
  const { points } = await employee.ok('GET', '/api/scopes/me/restore-points')
  const plan = await file('Documents/Plan 2026.docx')
  const monthAgo = Date.now() - 30 * 86_400_000
  const { point } = points.find((one: { point: string; oneDrive: boolean }) => {
    return one.oneDrive && Date.parse(one.point) < monthAgo
  })
  const old = { ...plan, point }
  const { name, files } = await download([
    ...[item('mail', first?.id ?? ''), item('mail', second?.id ?? ''), item('mail', first?.id ?? '')],
    ...[plan, plan, old],
  ])
  expect(name).toMatch(/ and 3 more\.zip$/)
  expect(files.size).toBe(4)
  const [now, before] = [files.get('Plan 2026.docx'), files.get('Plan 2026 (2).docx')]
  expect(sha256(now?.content ?? Buffer.of())).toBe(await portal.live.fileHash('employee', 'Documents/Plan 2026.docx'))
  expect(before?.content.equals(now?.content ?? Buffer.of())).toBe(false)
  const single = await start([item('mail', first?.id ?? '')])
  const message = await fetchBytes(employee, `/downloads/${single.id}`)
  expect([...files.values()].some(({ content }) => content.equals(message.body))).toBe(true)
})

test('a whole drive, without the file that would take too long here', async () => {
  await misbehave(portal, [{ method: 'POST', path: '/save$', times: 1, effect: { status: 404 } }])
  const { name, files } = await download([await folder('')])
  expect(name).toBe('OneDrive.zip')
  const count = [...files.keys()].filter((path) => !path.endsWith('/')).length
  expect(count).toBe((await portal.live.files('employee')).length)
  expect(files.get('NOT INCLUDED.txt')?.content.toString()).toMatch(/OneDrive\/.*\r\n.*does not hold it any more/)
}, 60_000)

describe('what fails', () => {
  test('is named in the archive, which holds the rest', async () => {
    const client = await start([await folder('Case')])
    await misbehave(portal, [{ path: '/save$', times: 1, effect: { status: 500 } }])
    const answer = await fetchBytes(employee, `/downloads/${client.id}`)
    const files = unzip(answer.body)
    const told = files.get('NOT INCLUDED.txt')?.content.toString() ?? ''
    expect(told).toMatch(/Case\/\S+\r\n {4}Not in the archive\. The backup server failed \(500\)\./)
    expect([...files.keys()].filter((path) => !path.endsWith('/'))).toHaveLength(4)
  })

  test('for a moment is waited for', async () => {
    const { id } = await start([await folder('Case')])
    await misbehave(portal, [
      { path: '/save$', times: 1, effect: { status: 429, retryAfter: 1 } },
      { path: '/save$', times: 1, effect: { drop: 'before' } },
      { path: '/save$', times: 1, effect: { truncate: 3 } },
    ])
    const files = unzip((await fetchBytes(employee, `/downloads/${id}`)).body)
    expect(files.has('NOT INCLUDED.txt')).toBe(false)
    expect(files.get('Case/a.txt')?.content.toString()).toBe('Case/a.txt')
  })

  test('in the middle of a large file is taken up there', async () => {
    const { id } = await start([await file('Case/large.bin'), await file('Case/a.txt')])
    await misbehave(portal, [{ path: '/save$', times: 1, effect: { truncate: 1_234_567 } }])
    const files = unzip((await fetchBytes(employee, `/downloads/${id}`)).body)
    expect(files.get('large.bin')?.content.equals(Buffer.alloc(3_000_000, 7))).toBe(true)
    expect([...files.keys()]).toEqual(['large.bin', 'a.txt'])
  })

  test('in the middle of a large file for good: its part is told of', async () => {
    const { id } = await start([await file('Case/large.bin'), await file('Case/a.txt')])
    await misbehave(portal, [{ path: '/save$', times: 1, effect: { truncate: 1_234_567 } }])
    await misbehave(portal, [{ path: '/save$', after: 1, effect: { status: 500 } }])
    const files = unzip((await fetchBytes(employee, `/downloads/${id}`)).body)
    expect(files.get('large.bin')?.content.length).toBe(1_234_567)
    expect(files.get('NOT INCLUDED.txt')?.content.toString()).toContain('large.bin\r\n    Incomplete')
  }, 60_000)

  test('at once and for all is a problem, not an archive', async () => {
    const { id } = await start([await folder('Case')])
    for (const [settings, rules, code] of [
      [{ refuseSave: true }, [], 'save_refused'],
      [{}, [{ path: '/v8/', effect: { drop: 'before' } }], 'backup_server_unreachable'],
    ] as const) {
      await misbehave(portal, { settings, rules })
      const answer = await fetchBytes(employee, `/downloads/${id}`)
      expect(JSON.parse(answer.body.toString()).code).toBe(code)
      expect(answer.headers['content-disposition']).toBeUndefined()
      await misbehave(portal, null)
    }
  }, 60_000)

  test('for all that is left breaks the archive off, so that nobody takes it for whole', async () => {
    const { id } = await start([await file('Case/large.bin'), await folder('Documents')])
    await misbehave(portal, [{ path: '/v8/', after: 8, effect: { drop: 'before' } }])
    await expect(fetchBytes(employee, `/downloads/${id}`)).rejects.toThrow()
  }, 60_000)
})

test('whoever leaves ends the fetching', async () => {
  const saves = savesOf(portal.info.vb365)
  const { id } = await start([await folder('')])
  const before = saves.list.length
  const answer = await goTo(employee, `/downloads/${id}`)
  await new Promise((resolve) => answer.once('data', resolve))
  answer.destroy()
  // Between two of them none is open either: it has ended once no other follows.
  let asked = 0
  const goesOn = () => {
    const known = asked
    asked = saves.list.length
    return asked > known || saves.list.some((save) => save.isOpen())
  }
  await expect.poll(goesOn, { interval: 500, timeout: 10_000 }).toBe(false)
  expect(asked - before).toBeLessThan((await portal.live.files('employee')).length)
  saves.stop()
})
