import { describe, expect, test } from 'vitest'
import { mailItem } from '../../../../contract/mail.ts'
import { driveItem } from '../../../../contract/onedrive.ts'
import { driveRows } from './drive-rows.ts'
import { fingerprint } from './fingerprint.ts'
import { mailRows } from './mail-rows.ts'
import { UnreadableList } from './rows.ts'

const same = (text: string) => text
const mail = (item: object) => mailItem.parse(mailRows.present('box', mailRows.read({ id: 'a', ...item }, same), false))
const document = {
  ...{
    id: 'd',
    name: 'Plan.docx',
    sizeBytes: 12,
    version: '3.0',
    versionId: 1536,
    createdBy: 'Ann',
    modifiedBy: 'Bob',
  },
  ...{ creationTime: '2026-01-01T00:00:00Z', modificationTime: '2026-02-01T00:00:00.000Z' },
}
const file = (item: object) => {
  const row = driveRows.read({ ...document, ...item }, same)
  return driveItem.parse(driveRows.present('drive', row, true))
}

describe('a row of mail', () => {
  test.each([
    ['IPM.Note', 'message'],
    ['IPM.Note.SMIME', 'message'],
    ['REPORT.IPM.Note.NDR', 'message'],
    ['', 'message'],
    [null, 'message'],
    ['IPM.Appointment', 'appointment'],
    ['IPM.Schedule.Meeting.Request', 'meeting'],
    ['IPM.Contact', 'contact'],
    ['IPM.DistList', 'contact-group'],
    ['IPM.TaskRequest.Accept', 'task'],
    ['IPM.Outlook.Recall', 'message'],
    ['IPM.Sharing', 'message'],
    ['IPM.Something', 'other'],
  ])('of class %j is a %s', (itemClass, kind) => {
    expect(mail({ itemClass }).kind).toBe(kind)
  })

  test('has what its kind has for subject, sender and date', () => {
    expect(mail({ fullName: 'Ann Bee', email: 'ann@example.com' })).toMatchObject({
      ...{ subject: 'Ann Bee', from: 'ann@example.com', date: null, attachments: 0, importance: 'normal' },
      ...{ id: 'box~a', to: '', deleted: false },
    })
    const meeting = { subject: '', organizer: 'Ann', attendees: 'Bob', startTime: '2026-05-05T10:00:00' }
    expect(mail(meeting)).toMatchObject({ from: 'Ann', to: 'Bob', date: '2026-05-05T10:00:00.000Z' })
    expect(mail({ received: 'nonsense', sent: '2026-05-05T10:00:00+02:00' }).date).toBe('2026-05-05T08:00:00.000Z')
    expect(mail({ importance: 'High', attachments: [{}, {}] })).toMatchObject({ importance: 'high', attachments: 2 })
  })

  test('is one line that nothing turns around', () => {
    expect(
      mail({ subject: 'Bill\u202egnp.exe\r\n\0x', from: '\u2066Bank\u2069 <a@b.example>', to: 'a\tb' }),
    ).toMatchObject({
      ...{ subject: 'Billgnp.exe x', from: 'Bank <a@b.example>', to: 'a b' },
    })
    expect(mail({ subject: '\u202e ', fullName: 'Ann' }).subject).toBe('Ann')
    expect(mail({ to: 'x'.repeat(100_000) }).to.length).toBeLessThan(10_000)
  })

  test('survives fields of any type', () => {
    for (const odd of [1, null, {}, [], true]) {
      const item = { subject: odd, from: odd, to: odd, received: odd, importance: odd, itemClass: odd, name: odd }
      expect(mail(item)).toMatchObject({ subject: '', from: '', date: null })
    }
  })
})

test('a row of a drive', () => {
  expect(file({})).toEqual({
    ...{ id: 'drive~d', kind: 'file', name: 'Plan.docx', size: 12, version: '3.0', versionId: 1536, oneNote: false },
    ...{ created: '2026-01-01T00:00:00.000Z', createdBy: 'Ann', modifiedBy: 'Bob', deleted: true },
    modified: '2026-02-01T00:00:00.000Z',
  })
  expect(file({ name: 'Notes.ONE' }).oneNote).toBe(true)
  expect(file({ name: 'Bill\u202efdp.exe', modifiedBy: 'Bob\n', sizeBytes: -1 })).toMatchObject({
    ...{ name: 'Billfdp.exe', modifiedBy: 'Bob', size: 0 },
  })
  expect(file({ isFolder: true, sizeBytes: 9, versionId: null })).toMatchObject({
    kind: 'folder',
    size: 0,
    versionId: null,
  })
})

test.each([
  ['a message without an id', () => mailRows.read({ subject: 'x' }, same)],
  ['a file without a name', () => file({ name: null })],
  ['a file without a time', () => file({ modificationTime: 'soon' })],
])('%s is nothing that the server’s document allows', (_, read) => {
  expect(read).toThrow(UnreadableList)
})

describe('a fingerprint', () => {
  const item = { id: '1', subject: 'a', to: 'b', attachments: [{ name: 'x' }], _links: { self: { href: 'one' } } }

  test('is of what an item says, not of its id, its links, or the order of its fields', () => {
    const { subject, ...rest } = item
    expect(fingerprint({ ...rest, id: '2', _links: null, subject })).toBe(fingerprint(item))
  })

  test.each([{ subject: 'b' }, { to: 'a', subject: 'b' }, { attachments: [] }, { location: 'Oslo' }])(
    'tells %j',
    (change) => {
      expect(fingerprint({ ...item, ...change })).not.toBe(fingerprint(item))
    },
  )

  test('of a file is of its contents’ marks and its name', () => {
    const print = (change: object) => driveRows.read({ ...document, ...change }, same).print
    expect(print({ inheritedPermissions: false, modifiedBy: 'Zoe' })).toBe(print({}))
    for (const change of [
      { sizeBytes: 13 },
      { name: 'Plan 2.docx' },
      { version: '4.0' },
      { modificationTime: '2026-03-01T00:00:00Z' },
    ])
      expect(print(change)).not.toBe(print({}))
  })
})
