import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { onFolder } from '../../commands/commands.ts'
import { CORPUS, hasCorpus, useEmptyTenant } from '../testing/fixtures.ts'
import { importPath } from './import.ts'

const used = useEmptyTenant()
const target = () => onFolder(used.tenant).importInto('employee', 'Inbox/Imported')
const source = async (files: Record<string, string>) => {
  const folder = join(used.tenant.dataFolder, 'source')
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await writeFile(join(folder, name), content, 'latin1')
  }
  return folder
}

test('messages go to the mailbox, other files to the OneDrive with their sub-folders', async () => {
  const folder = await source({
    'a.eml': 'Subject: A\r\n\r\na',
    'sub/B.EML': 'Subject: B\r\n\r\nb',
    'sub/broken.msg': 'broken',
    'sub/deep/notes.txt': 'notes',
    'top.pdf': '%PDF',
  })
  expect(await importPath(target(), folder)).toEqual({ messages: 3, files: 2 })
  const mail = await used.tenant.live.mail('employee')
  expect(mail.map(({ subject }) => subject).sort()).toEqual(['A', 'B', 'broken'])
  expect(
    mail.every(({ folder: where, received, unread }) => where === 'Inbox/Imported' && received !== null && unread),
  ).toBe(true)
  expect(await text(await used.tenant.live.driveContent('employee', 'sub/deep/notes.txt'))).toBe('notes')
  expect((await used.tenant.live.drive('employee')).map((item) => item.path)).toContain('top.pdf')
})

test('an mbox is taken apart into the messages that were put in', async () => {
  const folder = await source({
    'all.mbox': [
      'From a@example.com Fri Jan  2 10:00:00 2026\nSubject: One\n\nFirst line\n\nFrom here on it is text\n>From quoted\n>>From twice\n\n',
      'From - Fri Jan  2 11:00:00 2026\r\nSubject: Zwei \xe4\r\n\r\nText\r\n\r\n',
      'From c@example.com Fri Jan  2 12:00:00 2026\nSubject: Three\n\nlast, without an end',
    ].join(''),
  })
  expect(await importPath(target(), join(folder, 'all.mbox'))).toEqual({ messages: 3, files: 0 })
  const contents = new Map<string, string>()
  for (const { id, subject } of await used.tenant.live.mail('employee')) {
    contents.set(subject.slice(0, 4), (await used.tenant.live.mailContent('employee', id)).toString('latin1'))
  }
  expect(contents.get('One')).toBe('Subject: One\n\nFirst line\n\nFrom here on it is text\nFrom quoted\n>From twice\n')
  expect(contents.get('Zwei')).toBe('Subject: Zwei \xe4\r\n\r\nText\r\n')
  expect(contents.get('Thre')).toBe('Subject: Three\n\nlast, without an end')
})

test('an mbox whose separators have no time is taken apart too', async () => {
  const folder = await source({
    'x.mbox': 'From a@example.com\nSubject: One\n\n1\n\nFrom b@example.com\nSubject: Two\n\n2\n',
  })
  expect(await importPath(target(), folder)).toEqual({ messages: 2, files: 0 })
})

test('a line within a letter that only looks like a separator stays in the letter', async () => {
  const letter =
    'Subject: One\n\nShe wrote:\n\nFrom Anna Fri Jan  2 10:00:00 2026\nit was fine.\n\nFrom z Fri Jan  2 10:00:00 2026'
  const folder = await source({
    Inbox: `From a@example.com Fri Jan  2 10:00:00 2026\n>From b@example.com Fri Jan  2 10:00:00 2026\n${letter}\n`,
    'From home': 'From home, at last.',
    empty: '',
  })
  expect(await importPath(target(), folder)).toEqual({ messages: 1, files: 2 })
  const [{ id } = { id: '' }] = await used.tenant.live.mail('employee')
  const content = (await used.tenant.live.mailContent('employee', id)).toString()
  expect(content).toBe(`From b@example.com Fri Jan  2 10:00:00 2026\n${letter}\n`)
})

test('what is not there is said', async () => {
  await expect(importPath(target(), '/no/such/file')).rejects.toThrow('There is no file or folder /no/such/file.')
})

test.skipIf(!hasCorpus)(
  'all of the real messages (../shared/corpus) survive backup, deletion and restore',
  async () => {
    const { live, backups } = used.tenant
    expect(await importPath(target(), CORPUS)).toEqual({ messages: 47, files: 1 })
    const before = await live.mail('employee')
    const point = await backups.backup()
    for (const { id } of before) expect(await live.deleteMail('employee', id)).toBe(true)
    expect(await live.mail('employee')).toEqual([])
    for (const mail of await backups.mail(point.id, 'employee')) {
      await live.putMail('employee', mail, await readFile(backups.contentPath(mail.sha256)))
    }
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
    expect((await live.mail('employee')).sort(byId)).toEqual(before.sort(byId))
  },
)
