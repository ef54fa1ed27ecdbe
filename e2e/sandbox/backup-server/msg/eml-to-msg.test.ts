import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMsg as readItem } from '../../tenant/parse/msg.ts'
import { htmlOf, readAttachment, readMsg } from '../testing/read-msg.ts'
import { emlToMsg } from './eml-to-msg.ts'

const convert = async (lines: string[], envelope = {}) => {
  const content = await emlToMsg(Buffer.from(lines.join('\r\n')), envelope)
  return { content, fields: readMsg(content) }
}

const plain = ['From: a@b.example', 'To: c@d.example', 'Subject: Hi', '', 'Hello']

describe('a converted message', () => {
  it('keeps sender, recipients of every kind, subject and times', async () => {
    const { fields } = await convert(
      [
        'From: =?utf-8?B?w5ZtZXI=?= <omer@example.com>',
        'Sender: assistant@example.com',
        'To: "Berg, Anna" <anna@example.com>, bob@example.com',
        'Cc: Team: carl@example.com, dora@example.com;',
        'Bcc: eve@example.com',
        'Reply-To: reply@example.com',
        'Date: Thu, 1 Oct 2026 10:00:00 +0200',
        'Message-ID: <1@example.com>',
        'Subject: =?utf-8?Q?Re:_Pr=C3=BCfung_=F0=9F=8E=89?=',
        '',
        'Grüße',
      ],
      { received: '2026-10-01T08:00:07.000Z', importance: 'High', itemClass: 'IPM.Note.SMIME' },
    )
    expect(fields).toMatchObject({
      subject: 'Re: Prüfung 🎉',
      normalizedSubject: 'Prüfung 🎉',
      messageClass: 'IPM.Note.SMIME',
      senderSmtpAddress: 'assistant@example.com',
      sentRepresentingSmtpAddress: 'omer@example.com',
      clientSubmitTime: 'Thu, 01 Oct 2026 08:00:00 GMT',
      messageDeliveryTime: 'Thu, 01 Oct 2026 08:00:07 GMT',
      messageId: '<1@example.com>',
    })
    expect(fields.recipients).toMatchObject([
      { recipType: 'to', name: 'Berg, Anna', smtpAddress: 'anna@example.com' },
      { recipType: 'to', name: 'bob@example.com', smtpAddress: 'bob@example.com' },
      { recipType: 'cc', smtpAddress: 'carl@example.com' },
      { recipType: 'cc', smtpAddress: 'dora@example.com' },
      { recipType: 'bcc', smtpAddress: 'eve@example.com' },
    ])
    expect(fields.headers).toContain('Message-ID: <1@example.com>')
    expect(fields.headers).not.toContain('Grüße')
  })

  it('has no time where the message has none', async () => {
    const { fields } = await convert(plain)
    expect(fields.clientSubmitTime).toBeUndefined()
    expect(fields.messageDeliveryTime).toBeUndefined()
  })

  it('keeps HTML in UTF-8, with plain text beside it even where there was none', async () => {
    const { fields } = await convert([
      'Content-Type: text/html; charset=iso-8859-1',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      '<style>p{}</style><p>Gr=FC=DFe &amp; K=FCsse</p><p>zwei</p>',
    ])
    expect(htmlOf(fields)).toContain('<p>Grüße &amp; Küsse</p>')
    expect(fields.body).toBe('Grüße & Küsse\r\nzwei')
  })

  it('keeps attachments with their type and bytes, and shows inline images in the body only', async () => {
    const { content, fields } = await convert([
      'Content-Type: multipart/mixed; boundary=M',
      '',
      '--M',
      'Content-Type: multipart/related; boundary=R',
      '',
      '--R',
      'Content-Type: text/html',
      '',
      '<img src="cid:logo@x">',
      '--R',
      'Content-Type: image/png',
      'Content-ID: <logo@x>',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw==',
      '--R--',
      '--M',
      'Content-Type: application/x-strange; name="=?utf-8?Q?Pl=C3=A4ne.xyz?="',
      'Content-Disposition: attachment',
      'Content-ID: <other@x>',
      'Content-Transfer-Encoding: base64',
      '',
      'AAEC/w==',
      '--M',
      'Content-Type: application/octet-stream',
      '',
      'nameless',
      '--M--',
    ])
    expect(fields.attachments).toMatchObject([
      { fileName: 'image001.png', attachMimeTag: 'image/png', pidContentId: 'logo@x', attachmentHidden: true },
      { fileName: 'Pläne.xyz', attachMimeTag: 'application/x-strange', extension: '.xyz', attachmentHidden: false },
      { fileName: 'attachment 3', attachmentHidden: false },
    ])
    expect(readAttachment(content, 0)).toEqual(Buffer.from('iVBORw==', 'base64'))
    expect(readAttachment(content, 1)).toEqual(Buffer.from('AAEC/w==', 'base64'))
  })

  it('keeps attached messages as messages, to any depth', async () => {
    const nest = (inner: string[], n: number): string[] => [
      `Subject: level ${n}`,
      `Content-Type: multipart/mixed; boundary=B${n}`,
      '',
      `--B${n}`,
      'Content-Type: message/rfc822',
      '',
      ...inner,
      `--B${n}--`,
    ]
    const { content, fields } = await convert(nest(nest(plain, 1), 2))
    expect(fields.attachments).toMatchObject([{ name: 'level 1', innerMsgContent: true }])
    const inner = readAttachment(content, 0)
    expect(readMsg(inner).subject).toBe('level 1')
    const innermost = readMsg(readAttachment(inner, 0))
    expect(innermost).toMatchObject({ subject: 'Hi', senderEmail: 'a@b.example' })
    expect(innermost.body?.trim()).toBe('Hello')
  })

  it('says when and where a meeting is', async () => {
    const { content } = await convert(
      [
        'Content-Type: text/calendar; method=REQUEST',
        '',
        'BEGIN:VEVENT',
        'DTSTART:20260702T080000Z',
        'DTEND:20260702T090000Z',
        'LOCATION:Hall 7',
        'RRULE:FREQ=DAILY',
        'END:VEVENT',
      ],
      { itemClass: 'IPM.Schedule.Meeting.Request' },
    )
    expect(readItem(content).details).toMatchObject({
      ...{ startTime: '2026-07-02T08:00:00.000Z', endTime: '2026-07-02T09:00:00.000Z', location: 'Hall 7' },
      ...{ recurring: true, recurrencePatternFormat: 'every day' },
    })
  })

  it('is the same file every time', async () => {
    expect((await convert(plain)).content).toEqual((await convert(plain)).content)
  })

  it('is made quickly for a thousand recipients, and whole for large attachments', async () => {
    const many = Array.from({ length: 1000 }, (_, n) => `P${n} <p${n}@example.com>`).join(', ')
    const large = Buffer.alloc(20 * 1024 * 1024, 'abc').toString('base64')
    const started = performance.now()
    const { content, fields } = await convert([
      `To: ${many}`,
      'Content-Type: application/octet-stream; name=big.bin',
      'Content-Disposition: attachment; filename=big.bin',
      'Content-Transfer-Encoding: base64',
      '',
      large,
    ])
    expect(fields.recipients).toHaveLength(1000)
    expect(readAttachment(content, 0).equals(Buffer.from(large, 'base64'))).toBe(true)
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('can be read whatever the message looks like', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'Subject: x',
        'To: <',
        'Content-Type: multipart/mixed; boundary=a',
        '--a',
        '--a--',
        '',
        'Date: x',
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(line), async (lines) => {
        const { fields } = await convert(lines)
        expect(fields.messageClass).toBe('IPM.Note')
      }),
      { numRuns: 300 },
    )
  })
})
