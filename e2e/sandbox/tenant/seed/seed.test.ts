import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256Of, sha256OfFile } from '../disk/files.ts'
import { walk } from '../drive/walk.ts'
import { type OpenTenant, openTenant } from '../tenant.ts'

const NOW = new Date('2026-05-20T13:25:00.000Z')
const ACCOUNTS = ['employee', 'colleague', 'director', 'helpdesk', 'operator', 'leaver', 'bookings']

let folder = ''
let tenant: OpenTenant
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seed-'))
  tenant = await openTenant(join(folder, 'one'), { now: NOW })
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))

/** Everything there is, comparable and short enough to be shown. */
async function everything({ live }: OpenTenant): Promise<string[]> {
  const lines: string[] = []
  for (const account of ACCOUNTS) {
    for (const { path, id } of await live.mailFolders(account)) lines.push(`${account} ${path} ${id}`)
    for (const mail of await live.mail(account))
      lines.push(`${account} ${mail.id} ${mail.subject} ${sha256Of(JSON.stringify(mail))}`)
    for (const item of await live.drive(account))
      lines.push(`${account} ${item.path} ${sha256Of(JSON.stringify(item))}`)
  }
  return lines.sort()
}

describe('the people', () => {
  test('are those that the tests and the documentation name', async () => {
    const { accounts, groups, roles, domain } = await tenant.directory()
    expect(accounts.map(({ account }) => account)).toEqual(ACCOUNTS)
    expect(accounts.filter(({ enabled }) => !enabled).map(({ account }) => account)).toEqual(['leaver', 'bookings'])
    expect(accounts.every(({ account, email }) => email === `${account}@${domain}`)).toBe(true)
    const ids = accounts.flatMap(({ oid, mailboxId, oneDriveId }) => [oid, mailboxId, oneDriveId])
    expect(new Set(ids).size).toBe(21)
    expect(ids.every((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))).toBe(true)
    expect(groups).toMatchObject([{ members: ['employee', 'colleague', 'director', 'bookings'] }])
    expect(roles).toMatchObject([
      { operators: ['helpdesk'], scope: { groups: [groups[0]?.id] }, excluded: ['director'] },
      { operators: ['operator'], scope: 'organization', excluded: [] },
    ])
  })
})

describe('the restore points', () => {
  test('cover two months up to the last full hour, three on one day, two of one kind only', async () => {
    const points = await tenant.backups.points()
    expect(points.length).toBeGreaterThanOrEqual(8)
    expect(points.at(-1)?.time).toBe('2026-05-20T13:00:00.000Z')
    expect(Date.parse(points[0]?.time ?? '')).toBeLessThan(NOW.getTime() - 60 * 86_400_000)
    const days = points.map(({ time }) => time.slice(0, 10))
    expect(days.filter((day) => days.filter((other) => other === day).length === 3)).toHaveLength(3)
    expect(points.filter(({ hasOneDrive }) => !hasOneDrive)).toHaveLength(1)
    expect(points.filter(({ hasMail }) => !hasMail)).toHaveLength(1)
  })

  test('the latest is what is live', async () => {
    const latest = (await tenant.backups.points()).at(-1)?.id ?? ''
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
    for (const account of ACCOUNTS) {
      expect((await tenant.backups.mail(latest, account)).sort(byId)).toEqual(
        (await tenant.live.mail(account)).sort(byId),
      )
      expect(await tenant.backups.drive(latest, account)).toEqual(await tenant.live.drive(account))
    }
  })

  test('earlier ones hold mail and files that are gone, and older versions', async () => {
    const points = await tenant.backups.points()
    const liveMail = new Set((await tenant.live.mail('employee')).map(({ id }) => id))
    const liveFiles = new Map((await tenant.live.drive('employee')).map((item) => [item.id, item]))
    const goneMail = new Set<string>()
    const goneFiles = new Set<string>()
    const olderVersions = new Set<string>()
    for (const { id: point } of points) {
      for (const { id } of await tenant.backups.mail(point, 'employee')) if (!liveMail.has(id)) goneMail.add(id)
      for (const { id, path, version } of await tenant.backups.drive(point, 'employee')) {
        const now = liveFiles.get(id)
        if (now === undefined) goneFiles.add(path)
        else if (now.version > version) olderVersions.add(`${path} ${version}`)
      }
    }
    expect(goneMail.size).toBeGreaterThan(10)
    expect(goneFiles).toContain('Presentations/Spring fair')
    expect(goneFiles).toContain('to do.txt')
    expect([...olderVersions].filter((one) => one.startsWith('Documents/Plan 2026.docx'))).toHaveLength(3)
    expect(olderVersions.size).toBeGreaterThan(8)
  })

  test('every content they name is there and is what its hash says', async () => {
    const hashes = new Set<string>()
    for (const { id } of await tenant.backups.points()) {
      for (const { sha256 } of await tenant.backups.mail(id, 'employee')) hashes.add(sha256)
      for (const { sha256, isFolder } of await tenant.backups.drive(id, 'employee')) if (!isFolder) hashes.add(sha256)
    }
    for (const hash of hashes) expect(await sha256OfFile(tenant.backups.contentPath(hash))).toBe(hash)
  })
})

describe('the contents', () => {
  test('the mailbox holds every kind of item, in nested folders and many scripts', async () => {
    const mail = await tenant.live.mail('employee')
    expect(mail.length).toBeGreaterThan(250)
    const classes = new Set(mail.map(({ itemClass }) => itemClass))
    for (const name of [
      'Note',
      'Appointment',
      'Contact',
      'DistList',
      'Task',
      'StickyNote',
      'Post',
      'Schedule.Meeting.Request',
    ]) {
      expect(classes).toContain(`IPM.${name}`)
    }
    const subjects = mail.map(({ subject }) => subject).join('\n')
    for (const script of ['Han', 'Hiragana', 'Arabic', 'Cyrillic', 'Hebrew', 'Greek', 'Latin']) {
      expect(subjects).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'))
    }
    expect(mail.some(({ subject }) => subject === '')).toBe(true)
    expect(mail.some(({ subject }) => subject.length > 255)).toBe(true)
    expect(mail.some(({ archive }) => archive)).toBe(true)
    expect(mail.some(({ folder: path }) => path.split('/').length >= 4)).toBe(true)
    const extensions = mail.flatMap(({ attachments }) => attachments.map(({ name }) => name.split('.').pop()))
    for (const extension of ['pdf', 'docx', 'xlsx', 'png', 'zip', 'eml']) expect(extensions).toContain(extension)
    const inbox = (await tenant.live.mailFolders('employee')).find(({ category }) => category === 'Inbox')
    expect(inbox?.path).toBe('Inbox')
  })

  test('a newsletter carries its pictures, a labelled message its label', async () => {
    const mail = await tenant.live.mail('employee')
    const content = async (wanted: (typeof mail)[number] | undefined) =>
      (await tenant.live.mailContent('employee', wanted?.id ?? '')).toString('latin1')
    expect(await content(mail.find(({ folder: path }) => path === 'Inbox/Newsletters'))).toMatch(/Content-ID: <logo/)
    expect(await content(mail.find(({ subject }) => subject.startsWith('Salary round')))).toContain(
      'msip_labels: MSIP_Label_',
    )
  })

  test('the drive holds documents, odd names, an empty folder, a notebook and a large file', async () => {
    const drive = await tenant.live.drive('employee')
    const at = (path: string) => drive.find((item) => item.path === path)
    expect(at('Old laptop/disk image.bin')?.size).toBe(200 * 1024 * 1024)
    expect(drive.some((item) => item.path.startsWith('Empty folder/'))).toBe(false)
    expect(at('Empty folder')?.isFolder).toBe(true)
    expect(at('Notebooks/Emma’s Notebook/Open Notebook.onetoc2')).toBeDefined()
    const begin = async (path: string) =>
      (await readFile(tenant.backups.contentPath(at(path)?.sha256 ?? ''))).toString('latin1', 0, 4)
    expect(await begin('Documents/Plan 2026.docx')).toBe('PK\x03\x04')
    expect(await begin('Reports/2025/May.pdf')).toBe('%PDF')
    expect(await begin('Pictures/harbour.jpg')).toBe('\xff\xd8\xff\xe0')
    expect(
      drive.filter(({ path }) => /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Emoji_Presentation}|['“‘]/u.test(path)).length,
    ).toBeGreaterThan(6)
  })
})

test('the same moment gives the same contents, on any machine', async () => {
  const other = await openTenant(join(folder, 'two'), { now: NOW })
  expect(await everything(other)).toEqual(await everything(tenant))
  expect(await other.backups.points()).toEqual(await tenant.backups.points())
}, 60_000)

test('a reset puts everything back, while others read', async () => {
  const before = await everything(tenant)
  const points = await tenant.backups.points()
  const [mail] = await tenant.live.mail('employee')
  await tenant.live.deleteMail('employee', mail?.id ?? '')
  await tenant.live.deleteDriveItem('employee', 'Documents')
  await tenant.live.putFile('colleague', 'new.txt', Buffer.from('new'))
  await tenant.changeDirectory((directory) => {
    for (const account of directory.accounts) account.enabled = false
  })
  await tenant.backups.backup()
  const reading = Array.from({ length: 20 }, () => tenant.live.mail('employee'))
  await Promise.all([tenant.reset(), ...reading, tenant.backups.points(), tenant.live.drive('employee')])
  expect(await everything(tenant)).toEqual(before)
  expect(await tenant.backups.points()).toEqual(points)
  expect((await tenant.directory()).accounts.filter(({ enabled }) => enabled)).toHaveLength(5)
})

test('so does a reset of a tenant like it, whatever was done by hand on disk', async () => {
  const like = await openTenant(join(folder, 'like'), { like: join(folder, 'one') })
  const { dataFolder } = like
  const drive = join(dataFolder, 'live/employee/onedrive')
  const before = await filesIn(dataFolder)
  expect(before.size).toBeGreaterThan(1000)
  await rm(join(drive, 'Documents/Budget.xlsx'))
  await mkdir(join(drive, 'Documents/Budget.xlsx/deeper'), { recursive: true })
  await rm(join(drive, 'Pictures'), { recursive: true })
  await writeFile(join(drive, 'Pictures'), 'no folder any more')
  await symlink(dataFolder, join(drive, 'link'))
  const mail = join(dataFolder, 'live/employee/mail')
  const [message] = (await walk(mail)).filter(({ isFolder }) => !isFolder)
  await writeFile(join(mail, message?.disk ?? ''), 'x'.repeat(message?.info.size ?? 0))
  await rm(join(dataFolder, 'backups/points'), { recursive: true })
  await like.reset()
  expect(await filesIn(dataFolder)).toEqual(before)
  expect(await everything(like)).toEqual(await everything(tenant))
  expect(await like.backups.points()).toEqual(await tenant.backups.points())
})

/** What lies on the disk of a tenant, beside its kept seed: folders, files with their hash, and other things. */
async function filesIn(data: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const part of ['live', 'backups']) {
    for (const entry of await readdir(join(data, part), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name)
      const { size } = await lstat(path)
      const content = async () => (size > 1_000_000 ? `${size} bytes` : sha256Of(await readFile(path)))
      found.set(path, entry.isFile() ? await content() : entry.isDirectory() ? 'folder' : 'other')
    }
  }
  return found
}
