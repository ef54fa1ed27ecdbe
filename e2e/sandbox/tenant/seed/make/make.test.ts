import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMessage } from '../../parse/message.ts'
import { eml } from './eml.ts'
import { docx, xlsx } from './office.ts'
import { appointment, contact, contactGroup, note, task } from './outlook-items.ts'
import { pdf } from './pdf.ts'
import { logo } from './png.ts'
import { zip } from './zip.ts'

const at = new Date('2026-01-02T03:04:05.000Z')
const owner = { name: 'Emma Lindqvist', address: 'employee@sandbox.example' }
const item = { subject: 'Büro – 会議 🎉', text: 'Text', owner, at }

/** The files of an archive, read through its central directory as an unpacker does. */
function unzip(bytes: Buffer): Record<string, string> {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  const files: Record<string, string> = {}
  let entry = bytes.readUInt32LE(end + 16)
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n -= 1) {
    const [size, nameLength, local] = [
      bytes.readUInt32LE(entry + 20),
      bytes.readUInt16LE(entry + 28),
      bytes.readUInt32LE(entry + 42),
    ]
    const start = local + 30 + nameLength
    const name = bytes.toString('utf8', entry + 46, entry + 46 + nameLength)
    files[name] = inflateRawSync(bytes.subarray(start, start + size)).toString('utf8')
    entry += 46 + nameLength
  }
  return files
}

test('an archive gives back what was put in', () => {
  const files = { 'a.txt': 'one', 'ordner/ü 🎉.txt': 'zwei'.repeat(1000), empty: '' }
  expect(unzip(zip(files))).toEqual(files)
})

test('Office documents hold their texts, escaped', () => {
  expect(unzip(docx('A & B', ['<x>']))['word/document.xml']).toMatch(/A &amp; B.*&lt;x&gt;/)
  expect(unzip(xlsx('S', [['a', 1.5]]))['xl/worksheets/sheet1.xml']).toContain('<c r="B1"><v>1.5</v></c>')
})

test('a PDF’s table says where its objects are', () => {
  const text = pdf(['Title (x)', 'ä']).toString('latin1')
  const table = Number(/startxref\n(\d+)/.exec(text)?.[1])
  expect(text.slice(table, table + 4)).toBe('xref')
  const offsets = Array.from(text.slice(table).matchAll(/(\d{10}) 00000 n/g), (match) => Number(match[1]))
  for (const [n, offset] of offsets.entries()) expect(text.slice(offset)).toMatch(new RegExp(`^${n + 1} 0 obj`))
})

test('pictures begin as PNG files do', () => {
  expect(logo([1, 2, 3]).subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a')
})

test('any subject, name and text survive the way through MIME', async () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 120 }).map((text) =>
    text
      .replace(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, '')
      .trim()
      .replace(/\s+/g, ' '),
  )
  const property = fc.asyncProperty(words, words, async (subject, text) => {
    const content = eml({
      id: 'x',
      from: `Zoë "Z" Müller <z@example.com>`,
      to: ['a@example.com'],
      subject,
      at,
      text,
      html: '<p>x</p>',
    })
    const read = await readMessage(content, 'x.eml')
    expect(read).toMatchObject({ subject, from: 'Zoë "Z" Müller <z@example.com>', sent: at.toISOString() })
    if (text !== '') expect(read.text).toBe(text)
    for (const line of content.toString('latin1').split('\r\n')) expect(line.length).toBeLessThanOrEqual(998)
  })
  await fc.assert(property, { numRuns: 60 })
})

test('an appointment is read back with all that it says', async () => {
  const attendees = [owner, { name: '佐藤 美咲', address: 'm.sato@example.com' }]
  const bytes = appointment({
    ...item,
    start: at,
    minutes: 90,
    location: 'Kai 4',
    attendees,
    recurrence: 'every Monday',
  })
  expect(await readMessage(bytes, 'x.msg')).toMatchObject({
    format: 'msg',
    itemClass: 'IPM.Appointment',
    subject: item.subject,
    from: 'Emma Lindqvist <employee@sandbox.example>',
    details: {
      organizer: 'Emma Lindqvist',
      attendees: 'Emma Lindqvist <employee@sandbox.example>; 佐藤 美咲 <m.sato@example.com>',
      startTime: '2026-01-02T03:04:05.000Z',
      endTime: '2026-01-02T04:34:05.000Z',
      location: 'Kai 4',
      recurring: true,
      recurrencePatternFormat: 'every Monday',
    },
  })
})

test('contacts, groups, tasks and notes are read back as what they are', async () => {
  const person = {
    given: 'Ελένη',
    surname: 'Παπαδοπούλου',
    email: 'e@example.com',
    company: 'Lines',
    jobTitle: 'Buyer',
    phone: '1',
    mobile: '2',
    address: 'Quay 3',
    webPage: 'https://x.example',
  }
  expect(await readMessage(contact({ ...item, ...person }), 'x.msg')).toMatchObject({
    itemClass: 'IPM.Contact',
    details: {
      fullName: 'Ελένη Παπαδοπούλου',
      fileAs: 'Παπαδοπούλου, Ελένη',
      email: 'e@example.com',
      company: 'Lines',
      mobile: '2',
      address: 'Quay 3',
    },
  })
  expect(await readMessage(contactGroup(item), 'x.msg')).toMatchObject({
    itemClass: 'IPM.DistList',
    details: { name: item.subject },
  })
  expect(await readMessage(task({ ...item, due: at, done: 0.25 }), 'x.msg')).toMatchObject({
    itemClass: 'IPM.Task',
    details: { status: 'InProgress', percentComplete: 0.25, dueDate: at.toISOString(), owner: 'Emma Lindqvist' },
  })
  expect(await readMessage(note(item), 'x.msg')).toMatchObject({
    itemClass: 'IPM.StickyNote',
    details: { date: at.toISOString() },
  })
})
