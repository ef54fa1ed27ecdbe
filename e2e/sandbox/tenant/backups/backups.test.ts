import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newMail, useEmptyTenant } from '../testing/fixtures.ts'

const used = useEmptyTenant()
const live = () => used.tenant.live
const backups = () => used.tenant.backups

test('a restore point keeps what was there, whatever happens later', async () => {
  await live().putMail('employee', newMail({ id: 'a1', folder: 'Inbox/A' }), Buffer.from('first'))
  await live().putFile('employee', 'Docs/plan.txt', Buffer.from('one'))
  const point = await backups().backup()
  await live().deleteMail('employee', 'a1')
  await live().putFile('employee', 'Docs/plan.txt', Buffer.from('two'))
  for (const { backups: stored } of [used.tenant, await used.again()]) {
    const [mail] = await stored.mail(point.id, 'employee')
    expect(mail).toMatchObject({ id: 'a1', folder: 'Inbox/A', unread: true })
    expect(await readFile(stored.contentPath(mail?.sha256 ?? ''), 'utf8')).toBe('first')
    expect((await stored.mailFolders(point.id, 'employee')).map((folder) => folder.path)).toEqual(['Inbox', 'Inbox/A'])
    const file = (await stored.drive(point.id, 'employee')).find((item) => item.path === 'Docs/plan.txt')
    expect(file).toMatchObject({ version: 1 })
    expect(await readFile(stored.contentPath(file?.sha256 ?? ''), 'utf8')).toBe('one')
  }
})

test('a restore point expires; the others keep what they share with it', async () => {
  await live().putMail('employee', newMail({ id: 'a1' }), Buffer.from('first'))
  const [old, recent] = [await backups().backup(), await backups().backup()]
  await backups().expire(old.id)
  for (const { backups: stored } of [used.tenant, await used.again()]) {
    expect(await stored.points()).toEqual([recent])
    const [mail] = await stored.mail(recent.id, 'employee')
    expect(await readFile(stored.contentPath(mail?.sha256 ?? ''), 'utf8')).toBe('first')
    await expect(stored.mail(old.id, 'employee')).rejects.toThrow('There is no restore point')
  }
  await expect(backups().expire(old.id)).rejects.toThrow('There is no restore point')
})

test('someone who edits a live file in place does not reach its backup', async () => {
  await live().putFile('employee', 'plan.txt', Buffer.from('one'))
  const point = await backups().backup()
  await writeFile(join(used.tenant.dataFolder, 'live/employee/onedrive/plan.txt'), 'TWO')
  const [file] = await backups().drive(point.id, 'employee')
  expect(await readFile(backups().contentPath(file?.sha256 ?? ''), 'utf8')).toBe('one')
})

test('a large file shares its bytes with its backup; replacing it leaves the backup as it was', async () => {
  const large = Buffer.alloc(6 * 1024 * 1024, 'x')
  const { sha256 } = await live().putFile('employee', 'large.bin', large)
  const point = await backups().backup()
  const { ino } = await stat(join(used.tenant.dataFolder, 'live/employee/onedrive/large.bin'))
  const { ino: stored, mode } = await stat(backups().contentPath(sha256))
  // Where the file system cannot clone, it is the same file, and nobody may write into it.
  if (stored === ino) expect(mode & 0o222).toBe(0)
  await live().putFile('employee', 'large.bin', Buffer.alloc(6 * 1024 * 1024, 'y'))
  const [file] = await backups().drive(point.id, 'employee')
  expect((await readFile(backups().contentPath(file?.sha256 ?? ''))).equals(large)).toBe(true)
})

test('what did not change is stored once', async () => {
  await live().putMail('employee', newMail({ id: 'a1' }), Buffer.from('same'))
  await live().putMail('colleague', newMail({ id: 'b1' }), Buffer.from('same'))
  await backups().backup()
  const manifests = await readdir(join(used.tenant.dataFolder, 'backups/manifests'))
  await backups().backup()
  expect(await readdir(join(used.tenant.dataFolder, 'backups/manifests'))).toEqual(manifests)
  const contents = await readdir(join(used.tenant.dataFolder, 'backups/content'), { recursive: true })
  expect(contents.filter((name) => name.includes('/'))).toHaveLength(1)
})

test('a backup may be of mail or of OneDrive only', async () => {
  await live().putMail('employee', newMail(), Buffer.from('x'))
  await live().putFile('employee', 'a.txt', Buffer.from('x'))
  const mailOnly = await backups().backup({ oneDrive: false })
  const filesOnly = await backups().backup({ mail: false })
  expect([mailOnly.hasMail, mailOnly.hasOneDrive, filesOnly.hasMail, filesOnly.hasOneDrive]).toEqual([
    true,
    false,
    false,
    true,
  ])
  expect(await backups().mail(mailOnly.id, 'employee')).toHaveLength(1)
  expect(await backups().drive(mailOnly.id, 'employee')).toEqual([])
  expect(await backups().mail(filesOnly.id, 'employee')).toEqual([])
  expect(await backups().mailFolders(filesOnly.id, 'employee')).toEqual([])
})

test('points are listed oldest first, and two in one moment are two moments', async () => {
  await backups().backup({ time: '2026-03-01T00:00:00.000Z' })
  await backups().backup({ time: '2026-01-01T00:00:00.000Z' })
  await Promise.all([backups().backup(), backups().backup(), backups().backup()])
  const times = (await backups().points()).map((point) => point.time)
  expect(times).toEqual([...times].sort())
  expect(new Set(times).size).toBe(5)
})

test('an account that came later is empty in earlier points; unknown points and hashes are refused', async () => {
  const point = await backups().backup()
  expect(await backups().mail(point.id, 'nobody')).toEqual([])
  expect(await backups().mail(point.id, '__proto__')).toEqual([])
  await expect(backups().mail('no-such-point', 'employee')).rejects.toThrow('There is no restore point')
  for (const hash of ['', '../../etc/passwd', 'A'.repeat(64)])
    expect(() => backups().contentPath(hash)).toThrow('SHA-256')
})

test('what callers do with a list does not change the next one', async () => {
  await live().putMail('employee', newMail(), Buffer.from('x'))
  const point = await backups().backup()
  ;(await backups().mail(point.id, 'employee')).pop()
  expect(await backups().mail(point.id, 'employee')).toHaveLength(1)
})

test('ten thousand people who have nothing cost next to nothing', async () => {
  await used.tenant.changeDirectory(({ accounts }) => {
    const [first] = accounts
    if (first === undefined) return
    for (let n = 0; n < 10_000; n += 1) accounts.push({ ...first, account: `person${n}`, oid: `${n}` })
  })
  await live().putMail('person7', newMail(), Buffer.from('x'))
  const point = await backups().backup()
  expect(await readdir(join(used.tenant.dataFolder, 'backups/manifests'))).toHaveLength(2)
  expect(await backups().mail(point.id, 'person7')).toHaveLength(1)
  expect(await backups().mail(point.id, 'person8')).toEqual([])
})
