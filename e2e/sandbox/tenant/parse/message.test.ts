import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CORPUS, hasCorpus } from '../testing/fixtures.ts'
import { readMessage } from './message.ts'

const eml = (text: string) => readMessage(Buffer.from(text.replaceAll('\n', '\r\n')), 'file name.eml')

test('the headers of a message', async () => {
  const read = await eml(`Received: from a by b; Fri, 2 Jan 2026 10:00:07 +0100 (CET)
Date: Fri, 2 Jan 2026 10:00:00 +0100
From: =?iso-8859-1?Q?J=FCrgen?= <j@example.com>
To: "Haddad, Karim" <k@example.com>, l@example.com
Cc: Team: a@example.com, b@example.com;
Subject: =?utf-8?B?5Lya6K2w?=
X-Priority: 1

Text`)
  expect(read).toMatchObject({
    format: 'eml',
    itemClass: 'IPM.Note',
    from: 'Jürgen <j@example.com>',
    to: 'Haddad, Karim <k@example.com>; l@example.com',
    cc: 'a@example.com; b@example.com',
    subject: '会議',
    sent: '2026-01-02T09:00:00.000Z',
    received: '2026-01-02T09:00:07.000Z',
    importance: 'High',
    text: 'Text',
  })
})

test('a picture shown in the text is no attachment, a file is', async () => {
  const read = await eml(`Subject: x
Content-Type: multipart/mixed; boundary=m

--m
Content-Type: multipart/related; boundary=r

--r
Content-Type: text/html

<p>Hello <b>there</b></p><script>no()</script><img src="cid:p1">
--r
Content-Type: image/png; name=in.png
Content-ID: <p1>
Content-Transfer-Encoding: base64

AAAA
--r--
--m
Content-Type: application/pdf; name=out.pdf
Content-Disposition: attachment; filename*=UTF-8''%C3%BC.pdf
Content-Transfer-Encoding: base64

MTIzNA==
--m--
`)
  expect(read.attachments).toEqual([{ name: 'ü.pdf', sizeBytes: 4 }])
  expect(read.text).toBe('Hello there')
})

test.each([
  ['multipart/report; report-type=delivery-status; boundary=b', 'REPORT.IPM.Note.NDR'],
  ['multipart/signed; protocol="application/pkcs7-signature"; boundary=b', 'IPM.Note.SMIME.MultipartSigned'],
  ['application/pkcs7-mime; smime-type=enveloped-data', 'IPM.Note.SMIME'],
  ['text/calendar; method=REQUEST', 'IPM.Schedule.Meeting.Request'],
  ['text/plain', 'IPM.Note'],
])('a message of type %s is a %s', async (type, itemClass) => {
  const read = await eml(`Subject: x\nContent-Type: ${type}\n\nBEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR\n`)
  expect(read.itemClass).toBe(itemClass)
})

test.each([
  ['nothing at all.eml', '', 'eml'],
  ['no header.eml', '\r\n\r\nonly text', 'eml'],
  ['text.msg', 'not a compound file', 'msg'],
  ['cut.msg', `\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1${'x'.repeat(600)}`, 'msg'],
])('a damaged message is named after its file: %s', async (name, content, format) => {
  const read = await readMessage(Buffer.from(content, 'latin1'), name)
  expect(read).toMatchObject({ subject: name.slice(0, -4), format, received: null })
})

test.each([
  ['Fri, 3 Jul 2026 10:00:00 CEST', '2026-07-03T08:00:00.000Z'],
  ['Fri, 3 Jul 2026 17:00:00 JST', '2026-07-03T08:00:00.000Z'],
  ['Fri, 3 Jul 2026 04:00 EDT', '2026-07-03T08:00:00.000Z'],
  ['Fri, 3 Jul 2026 08:00:00 UT', '2026-07-03T08:00:00.000Z'],
  ['Fr, 3 Jul 2026 10:00:00 +0200 (CEST)', '2026-07-03T08:00:00.000Z'],
  ['Fri, 31 Dec 9999 23:59:59 +0000', null],
  ['some day', null],
])('a date in the words of another program is read: %s', async (date, sent) => {
  expect((await eml(`Date: ${date}\nSubject: x\n\nText`)).sent).toBe(sent)
})

test('very long texts are cut between characters', async () => {
  const { text } = await eml(`Subject: x\nContent-Type: text/plain; charset=utf-8\n\n${'ä漢'.repeat(40_000)}`)
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(64 * 1024)
  expect(text).toMatch(/^(ä漢)+ä?$/)
})

describe.skipIf(!hasCorpus)('real messages (../shared/corpus)', () => {
  const files = hasCorpus
    ? ['eml', 'msg'].flatMap((kind) => readdirSync(join(CORPUS, kind)).map((name) => [kind, name] as const))
    : []
  const read = (kind: string, name: string) => readMessage(readFileSync(join(CORPUS, kind, name)), name)

  test.each(files)('%s/%s is read without damage', async (kind, name) => {
    const { subject, format } = await read(kind, name)
    expect(format).toBe(kind)
    // The name of the file would mean that it could not be read.
    expect(subject).not.toBe(name.slice(0, -4))
  })

  test('old messages are read in the code page they were written in', async () => {
    const chinese = await read('msg', 'chinese-traditional.msg')
    expect(chinese.subject).toContain('格式測試')
    expect(chinese.from).toContain('張毓倫')
    expect((await read('msg', 'cyrillic_message.msg')).subject).toContain('Автоматический ответ')
    expect((await read('msg', 'ASCII_UTF-8_CP1252_LCID1031_HTML.msg')).text).toBe('Body öäü Body')
    expect((await read('msg', 'HTMLBodyBinary_UTF-8.msg')).text).toBe('HTML öäü')
  })

  test('items other than mail have the details of their class', async () => {
    expect((await read('msg', 'msgClassAppointment.msg')).details).toMatchObject({
      organizer: 'Allison, Timothy B.',
      startTime: '2017-02-28T18:30:00.000Z',
      endTime: '2017-02-28T19:00:00.000Z',
      location: 'under lazy dog',
      recurring: false,
    })
    expect((await read('msg', 'msgClassContact.msg')).details).toMatchObject({
      fullName: 'Dr Quick Brown Fox Jr',
      email: 'quickbrown@gmail.com',
      company: 'Fence Co',
      mobile: '(456) 789-0123',
    })
    expect((await read('msg', 'msgClassTask.msg')).details).toMatchObject({
      status: 'InProgress',
      percentComplete: 0,
      dueDate: '2017-03-10T00:00:00.000Z',
    })
    expect((await read('msg', 'msgClassStickyNote.msg')).details).toEqual({ date: '2017-02-28T18:44:47.000Z' })
    expect((await read('msg', 'msgClassPost.msg')).details).toEqual({ postedOn: '2017-02-28T18:47:11.000Z' })
  })

  test('a message inside a message is an attachment with a size', async () => {
    const [inner] = (await read('msg', 'attachment_msg_pdf.msg')).attachments
    expect(inner).toMatchObject({ name: 'Test Attachment', sizeBytes: expect.any(Number) })
    expect(inner?.sizeBytes).toBeGreaterThan(1000)
  })
})
