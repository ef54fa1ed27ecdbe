import { appendFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newMail, useEmptyTenant } from '../testing/fixtures.ts'

const used = useEmptyTenant()
const live = () => used.tenant.live
const mailFolder = (path = '') => join(used.tenant.dataFolder, 'live/employee/mail', path)
const put = (changes: Parameters<typeof newMail>[0], text = 'Subject: Hello\r\n\r\nHello') =>
  live().putMail('employee', newMail(changes), Buffer.from(text))

test('a message comes back byte for byte, with size and hash, also to a new process', async () => {
  await put({ id: 'a1', folder: 'Inbox/Projects', unread: true }, 'hi')
  const expected = { id: 'a1', folder: 'Inbox/Projects', size: 2, unread: true, subject: 'Hello' }
  const sha256 = '8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4'
  for (const tenant of [used.tenant, await used.again()]) {
    expect(await tenant.live.mail('employee')).toMatchObject([{ ...expected, sha256 }])
    expect((await tenant.live.mailContent('employee', 'a1')).toString()).toBe('hi')
  }
})

test('the same id again replaces the message, also into another folder', async () => {
  await put({ id: 'a1' })
  await put({ id: 'a1', folder: 'Archive', subject: 'Moved' }, 'new')
  expect(await live().mail('employee')).toMatchObject([{ folder: 'Archive', subject: 'Moved' }])
  expect(await readdir(mailFolder('Inbox'))).toEqual([])
})

test('a deleted message is gone, and deleting it again says so', async () => {
  await put({ id: 'a1' })
  expect(await live().deleteMail('employee', 'a1')).toBe(true)
  expect(await live().deleteMail('employee', 'a1')).toBe(false)
  await expect(live().mailContent('employee', 'a1')).rejects.toThrow('There is no message a1')
  expect(await (await used.again()).live.mail('employee')).toEqual([])
})

test('mail of an unknown account is not found', async () => {
  for (const account of ['nobody', '__proto__', '../employee', '']) {
    await expect(live().mail(account)).rejects.toThrow('There is no account')
  }
})

test('a message dropped by hand appears at the next read, and keeps its id from then on', async () => {
  await live().ensureMailFolder('employee', 'Inbox')
  await writeFile(
    mailFolder('Inbox/from a friend.eml'),
    'From: Bo <bo@example.com>\r\nSubject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\r\n\r\nHej',
  )
  await mkdir(mailFolder('By hand'))
  await writeFile(mailFolder('By hand/broken.msg'), 'no Outlook file')
  const [first, second] = (await live().mail('employee')).sort((a, b) => (a.folder < b.folder ? 1 : -1))
  expect(first).toMatchObject({ subject: 'Grüße', from: 'Bo <bo@example.com>', text: 'Hej', folder: 'Inbox' })
  expect(second).toMatchObject({ subject: 'broken', format: 'msg', folder: 'By hand' })
  const ids = async () => (await live().mail('employee')).map((mail) => mail.id).sort()
  expect(await ids()).toEqual([first?.id, second?.id].sort())
  expect(await (await used.again()).live.mail('employee')).toHaveLength(2)
})

test('what is moved, edited or removed by hand is noticed', async () => {
  await put({ id: 'moved' })
  await put({ id: 'edited' })
  await put({ id: 'removed' })
  await live().ensureMailFolder('employee', 'Archive')
  await rename(mailFolder('Inbox/moved.eml'), mailFolder('Archive/moved.eml'))
  await appendFile(mailFolder('Inbox/edited.eml'), '!')
  await rm(mailFolder('Inbox/removed.eml'))
  const mail = await live().mail('employee')
  expect(mail.map(({ id, folder }) => [id, folder]).sort()).toEqual([
    ['edited', 'Inbox'],
    ['moved', 'Archive'],
  ])
  expect(mail.find(({ id }) => id === 'edited')?.size).toBe('Subject: Hello\r\n\r\nHello!'.length)
})

test('folders are found whatever the case of their names', async () => {
  const made = await live().ensureMailFolder('employee', 'Inbox/Projekte Ä')
  expect(await live().ensureMailFolder('employee', 'INBOX/projekte ä')).toEqual(made)
  expect(await put({ folder: 'inbox/PROJEKTE Ä' })).toMatchObject({ folder: 'Inbox/Projekte Ä' })
  expect(await live().mailFolders('employee')).toHaveLength(2)
})

test('any folder name works and stays inside the mailbox', async () => {
  const names = ['..', 'Q1%2FQ2', 'CON', '🚢 Ships', 'ends with a dot.', 'x'.repeat(300), 'أرشيف', 'a\\b:c*?']
  for (const [at, name] of names.entries()) await put({ id: `m${at}`, folder: `Inbox/${name}` })
  for (const tenant of [used.tenant, await used.again()]) {
    const folders = (await tenant.live.mailFolders('employee')).filter((folder) => folder.parentId !== null)
    expect(folders.map((folder) => folder.path).sort()).toEqual(names.map((name) => `Inbox/${name}`).sort())
    expect(folders.map((folder) => folder.name)).toContain('Q1/Q2')
    expect(new Set(folders.map((folder) => folder.id)).size).toBe(names.length)
    expect(await tenant.live.mail('employee')).toHaveLength(names.length)
  }
  expect(await readdir(join(used.tenant.dataFolder, 'live/employee'))).not.toContain('m0.eml')
})

test('well-known folders say what they are', async () => {
  await live().ensureMailFolder('employee', 'Calendar/Team')
  await live().ensureMailFolder('employee', 'Sent Items')
  expect(await live().mailFolders('employee')).toMatchObject([
    { name: 'Calendar', type: 'Appointment', category: 'None', parentId: null },
    { name: 'Team', type: 'Appointment', category: 'None' },
    { name: 'Sent Items', type: 'None', category: 'Sent' },
  ])
})

test('an online archive is a mailbox of its own, for those who have one', async () => {
  await put({ id: 'old', folder: 'Inbox', archive: true })
  await put({ id: 'new', folder: 'Inbox' })
  const [main] = await live().mailFolders('employee')
  const [archive] = await live().mailFolders('employee', true)
  expect(main?.path).toBe('Inbox')
  expect(archive?.path).toBe('Inbox')
  expect(archive?.id).not.toBe(main?.id)
  await expect(live().ensureMailFolder('colleague', 'Inbox', true)).rejects.toThrow('no online archive')
})

test('many writers at once lose nothing', async () => {
  await Promise.all(
    Array.from({ length: 60 }, (_, at) => put({ id: `m${at}`, folder: `Inbox/${at % 3}` }, `Subject: ${at}\r\n\r\n`)),
  )
  await Promise.all(Array.from({ length: 30 }, (_, at) => live().deleteMail('employee', `m${at}`)))
  expect(await live().mail('employee')).toHaveLength(30)
  expect(await (await used.again()).live.mail('employee')).toHaveLength(30)
})

test('a line of the index cut short by a crash costs nothing but that line', async () => {
  await put({ id: 'a1', subject: 'First' })
  await appendFile(join(used.tenant.dataFolder, 'live/employee/mail.jsonl'), '{"put":{"item":{"id":"a2"')
  const again = await used.again()
  await again.live.putMail('employee', newMail({ id: 'a3', subject: 'Third' }), Buffer.from('x'))
  const third = await used.again()
  expect((await third.live.mail('employee')).map((mail) => mail.subject).sort()).toEqual(['First', 'Third'])
})
