import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mendMime } from './mend-mime.ts'
import { readMessage } from './message.ts'
import { parseMime } from './mime.ts'

const lines = (...all: (string | Uint8Array)[]) =>
  Buffer.concat(all.flatMap((line) => [Buffer.from(line as string), Buffer.from('\r\n')]))
/** Bytes of text in charsets that Node cannot write. */
const koi8 = Buffer.from('f0d2c9d7c5d4', 'hex')
const shiftJis = Buffer.from('89ef8b63', 'hex')
const latin = (text: string) => Buffer.from(text, 'latin1')
const subject = (bytes: Uint8Array) => Buffer.concat([Buffer.from('Subject: '), bytes])

const shown = async (content: Buffer) => {
  const { subject, text, attachments } = await readMessage(content, 'file.eml')
  return { subject, text, attachments: attachments.map(({ name }) => name) }
}

describe('text that does not say what it is', () => {
  test.each([
    [
      'a raw subject in the charset of the text',
      [subject(koi8), 'Content-Type: text/plain; charset=koi8-r', '', koi8],
      'Привет',
      'Привет',
    ],
    [
      'two-byte characters, some of them with a backslash',
      [subject(shiftJis), 'Content-Type: text/plain; charset="Shift_JIS"', '', 'x'],
      '会議',
      'x',
    ],
    [
      'a charset that only an encoded word names',
      ['From: =?koi8-r?B?8NLJ18XU?= <a@b.example>', subject(koi8), '', koi8],
      'Привет',
      'Привет',
    ],
    ['none at all', [subject(latin('Grüße')), '', latin('Köln')], 'Grüße', 'Köln'],
    [
      'UTF-8 that calls itself ASCII',
      ['Subject: Grüße', 'Content-Type: text/plain; charset=us-ascii', '', 'Köln'],
      'Grüße',
      'Köln',
    ],
    [
      'Windows-1252 that calls itself UTF-8',
      ['Subject: x', 'Content-Type: text/plain; charset=utf-8', '', latin('Köln')],
      'x',
      'Köln',
    ],
    [
      'a charset that the document alone declares, behind quoted-printable',
      [
        'Subject: x',
        'Content-Type: text/html',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        '<meta charset=3Dkoi8-r>=F0=D2=C9=',
        '=D7=C5=D4',
      ],
      'x',
      'Привет',
    ],
    ['a type that is none', ['Subject: x', 'Content-Type: text', '', 'words'], 'x', 'words'],
    ['a byte order mark', ['\ufeffSubject: x', '', 'words'], 'x', 'words'],
    ['empty lines first', ['', ' ', 'Subject: x', '', 'words'], 'x', 'words'],
  ])('is read: %s', async (_, content, subject, text) => {
    expect(await shown(lines(...content))).toMatchObject({ subject, text })
  })

  test('is read in files with the line ends of old Macs', async () => {
    expect(await shown(Buffer.from('Subject: x\r\rone\rtwo'))).toMatchObject({ subject: 'x', text: 'one\ntwo' })
  })

  test('is read in parts of parts, whatever closes them, and names of files too', async () => {
    const content = lines(
      ...['Subject: x', 'Content-Type: multipart/mixed; boundary="a b"', '', 'preamble', '--a b'],
      ...[
        'Content-Type: multipart/alternative;',
        ' boundary=ab',
        '',
        '--ab',
        'Content-Type: text/plain',
        '',
        latin('Köln'),
      ],
      ...[
        '--a b',
        'Content-Type: application/pdf',
        latin('Content-Disposition: attachment; filename="Pläne.pdf"'),
        '',
        '%PDF',
      ],
    )
    expect(await shown(content)).toEqual({ subject: 'x', text: 'Köln', attachments: ['Pläne.pdf'] })
  })
})

test('what was encoded does not run into what follows it', async () => {
  const part = ['--b', 'Content-Transfer-Encoding: base64', '', latin('Köln').toString('base64')]
  const content = lines('Subject: x', 'Content-Type: multipart/mixed; boundary=b', '', ...part, '', ...part, '--b--')
  expect((await shown(content)).text).toBe('Köln\n\nKöln')
})

test('text with the name of a file is a file, unless it comes first', async () => {
  const named = (disposition: string[], name: string) => [
    '--b',
    `Content-Type: text/plain; name=${name}`,
    ...disposition,
    '',
  ]
  const content = lines(
    ...['Subject: x', 'Content-Type: multipart/mixed; boundary=b', ''],
    ...[...named([], 'body.txt'), 'body', ...named([], 'one.txt'), latin('Köln'), '--b', '', 'footer'],
    ...[...named(['Content-Disposition: INLINE;', ' filename=two.txt'], 'x'), '2', '--b--'],
  )
  expect(await shown(content)).toEqual({ subject: 'x', text: 'body\n\nfooter', attachments: ['one.txt', 'two.txt'] })
  const { email } = await parseMime(content)
  expect(
    Buffer.from(email.attachments[0]?.content as ArrayBuffer)
      .toString('latin1')
      .trim(),
  ).toBe('Köln')
})

test('attachments that nobody named have a name that they can be opened by', async () => {
  const part = (type: string) => ['--b', `Content-Type: ${type}`, 'Content-Disposition: attachment', '', 'x']
  const types = ['application/pdf', 'image/png', 'message/rfc822', 'text/csv', 'application/x-of-my-own']
  const content = lines('Subject: x', 'Content-Type: multipart/mixed; boundary=b', '', ...types.flatMap(part), '--b--')
  expect((await shown(content)).attachments).toEqual([
    ...['attachment 1.pdf', 'image002.png', 'message.eml', 'attachment 4.csv', 'attachment 5'],
  ])
})

test('attached text keeps its bytes', async () => {
  const { email } = await parseMime(
    lines(
      ...['Content-Type: multipart/mixed; boundary=b', '', '--b', '', latin('Köln'), '--b'],
      ...['Content-Type: text/plain; name=a.txt', 'Content-Disposition: attachment', '', latin('Köln'), '--b--'],
    ),
  )
  expect(
    Buffer.from(email.attachments[0]?.content as ArrayBuffer)
      .toString('latin1')
      .trim(),
  ).toBe('Köln')
})

test('parts within parts beyond measure are shown as what they are', async () => {
  let part = 'Content-Type: text/plain\r\n\r\ndeepest\r\n'
  for (let level = 0; level < 300; level++) {
    part = `Content-Type: multipart/mixed; boundary=b${level}b\r\n\r\n--b${level}b\r\n${part}\r\n--b${level}b--\r\n`
  }
  expect(await shown(Buffer.from(`Subject: x\r\n${part}`))).toMatchObject({
    subject: 'x',
    text: expect.stringContaining('deepest'),
  })
})

test('what is in ASCII stays byte for byte, and nothing makes it fail', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '--a',
      '--a--',
      '',
      'Content-Type: multipart/mixed; boundary=a',
      'Content-Type: message/rfc822',
      'Subject: x',
    ),
  )
  fc.assert(
    fc.property(fc.array(line), (body) => {
      const content = lines('Subject: x', ...body)
      expect(mendMime(content)).toEqual(content)
    }),
    { numRuns: 500 },
  )
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void mendMime(bytes)))
})
