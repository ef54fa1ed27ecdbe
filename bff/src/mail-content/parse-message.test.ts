import { describe, expect, test } from 'vitest'
import { mailContent } from '../../contract/mail.ts'
import { property, tag } from './message/tags.ts'
import { messageWithin, parseAttachment, parseMessage } from './parse-message.ts'
import { type Entries, messageFile, type Parts } from './testing/message-file.ts'

function read(parts: Parts) {
  const content = parseMessage(messageFile(parts))
  expect(mailContent.parse(content)).toEqual(content)
  return content
}
const fieldsOf = (parts: Parts) => Object.fromEntries(read(parts).fields.map(({ name, value }) => [name, value]))
const exchange = '/O=EXCHANGELABS/OU=GROUP/CN=RECIPIENTS/CN=JANE'

describe('people', () => {
  const jane = [
    [tag.displayName, 'Jane'],
    [tag.emailAddress, exchange],
    [tag.smtpAddress, 'jane@example.org'],
    [tag.recipientType, 1],
  ] as const

  test('have the address of the internet, not that of Exchange', () => {
    const sender = [
      [tag.sentRepresentingName, 'Jane'],
      [tag.sentRepresentingEmailAddress, exchange.toLowerCase()],
    ] as const
    expect(read({ properties: sender, recipients: [jane] })).toMatchObject({
      from: { name: 'Jane', address: 'jane@example.org' },
      to: [{ name: 'Jane', address: 'jane@example.org' }],
    })
    expect(
      read({ properties: [...sender, [tag.transportMessageHeaders, 'From: J <j@example.org>\r\n']] }).from?.address,
    ).toBe('j@example.org')
    expect(read({ properties: [...sender, [tag.sentRepresentingSmtpAddress, 'x@example.org']] }).from?.address).toBe(
      'x@example.org',
    )
    expect(read({ properties: sender }).from).toEqual({ name: 'Jane', address: '' })
  })

  test('are whom it is from before who sent it for them', () => {
    const secretary = [
      [tag.senderName, 'Secretary'],
      [tag.senderSmtpAddress, 's@example.org'],
    ] as const
    expect(read({ properties: secretary }).from).toEqual({ name: 'Secretary', address: 's@example.org' })
    expect(read({ properties: [...secretary, [tag.sentRepresentingName, 'Boss']] }).from).toEqual({
      name: 'Boss',
      address: '',
    })
  })

  test('have the address of who sent it where that is the same person', () => {
    const both = [
      [tag.sentRepresentingName, 'Jane'],
      [tag.sentRepresentingEmailAddress, exchange],
      [tag.senderName, 'Jane'],
      [tag.senderSmtpAddress, 'jane@example.org'],
    ] as const
    expect(read({ properties: [...both, [tag.senderEmailAddress, exchange]] }).from?.address).toBe('jane@example.org')
    expect(read({ properties: [...both, [tag.senderEmailAddress, `${exchange}2`]] }).from?.address).toBe('')
  })

  test('are names only where no recipients are listed', () => {
    expect(
      read({
        properties: [
          [tag.displayTo, 'Jane; John'],
          [tag.displayCc, 'Ann'],
        ],
      }),
    ).toMatchObject({
      to: [
        { name: 'Jane', address: '' },
        { name: 'John', address: '' },
      ],
      cc: [{ name: 'Ann', address: '' }],
    })
  })

  test('cannot forge lines or turn text around', () => {
    const name = 'Bank\r\nBcc: x\u202e\0hidden'
    expect(
      read({
        properties: [
          [tag.senderName, name],
          [tag.subject, 'a\u0000b'],
        ],
      }),
    ).toMatchObject({
      from: { name: 'Bank Bcc: x' },
      subject: 'a',
    })
  })
})

describe('bodies', () => {
  const html = '<p>Grüße</p>'

  test('are decoded by their own code page', () => {
    const latin = Buffer.from(html, 'latin1')
    expect(
      read({
        properties: [
          [tag.html, latin],
          [tag.internetCodePage, 28591],
        ],
      }).html,
    ).toBe(html)
    expect(
      read({
        properties: [
          [tag.html, Buffer.from(html)],
          [tag.internetCodePage, 65001],
        ],
      }),
    ).toMatchObject({ html, text: 'Grüße' })
    expect(read({ properties: [[tag.html, latin]] }).html).toBe(html)
    expect(
      read({
        properties: [
          [tag.html, Buffer.from(html)],
          [tag.internetCodePage, 1252],
        ],
      }).html,
    ).toBe(html)
    const japanese = Buffer.from('<p>\x1b$BF|\x1b(B</p>')
    expect(
      read({
        properties: [
          [tag.html, japanese],
          [tag.internetCodePage, 50220],
        ],
      }).html,
    ).toBe('<p>日</p>')
    const declared = Buffer.from('<meta charset="windows-1251"><p>\xcf\xf0\xe8</p>', 'latin1')
    expect(read({ properties: [[tag.html, declared]] }).text).toBe('При')
    expect(
      read({
        properties: [
          [tag.html, Buffer.from(`\ufeff${html}`)],
          [tag.internetCodePage, 1252],
        ],
      }).html,
    ).toBe(html)
  })

  test('have 8-bit text in the code page of the message, else of the language', () => {
    const ansi = Buffer.from([0xcf, 0xf0, 0xe8, 0])
    expect(
      read({
        properties: [
          [tag.subject, { ansi }],
          [tag.messageCodePage, 1251],
        ],
      }).subject,
    ).toBe('При')
    expect(
      read({
        properties: [
          [tag.subject, { ansi }],
          [tag.messageLocaleId, 1049],
          [tag.internetCodePage, 20866],
        ],
      }).subject,
    ).toBe('При')
    expect(
      read({
        properties: [
          [tag.subject, { ansi }],
          [tag.internetCodePage, 1251],
        ],
      }).subject,
    ).toBe('При')
  })

  test('are cut at a million characters', () => {
    const { text } = read({ properties: [[tag.body, 'long '.repeat(300_000)]] })
    expect(text).toHaveLength(1_000_000)
    expect(text.endsWith('…')).toBe(true)
  })

  test('have lines ended alike, and no control characters', () => {
    expect(read({ properties: [[tag.body, 'a\r\nb\rc\u0007\td']] }).text).toBe('a\nb\nc\td')
  })
})

describe('labels', () => {
  const label = 'MSIP_Label_b1e7e2a0-5d3f-4c7b-9a43-0123456789ab_Name=Confidential'
  test('come from the named property or the header', () => {
    expect(read({ properties: [[property.sensitivityLabels, label]] }).label).toBe('Confidential')
    expect(
      read({ properties: [[tag.transportMessageHeaders, `Subject: x\r\nmsip_labels:\r\n ${label}\r\n`]] }).label,
    ).toBe('Confidential')
  })
})

describe('attachments', () => {
  const bytes = Buffer.from('content')

  test('have safe names and types, whatever they claim', () => {
    const attachments = [
      [
        [
          [tag.attachLongFilename, '../evil\u202e.pdf'],
          [tag.attachMimeTag, 'text/html\r\nX: y'],
          [tag.attachData, bytes],
        ],
      ],
      [
        [
          [tag.attachFilename, 'SHORT~1.TXT'],
          [tag.attachData, bytes],
        ],
      ],
      [
        [
          [tag.attachMimeTag, 'Image/PNG; name=x'],
          [tag.attachData, bytes],
        ],
      ],
      [[]],
    ] as const
    expect(read({ attachments }).attachments).toEqual([
      { index: 0, name: '_evil.pdf', mimeType: 'application/pdf', size: 7, inline: false, contentId: null },
      { index: 1, name: 'SHORT~1.TXT', mimeType: 'text/plain', size: 7, inline: false, contentId: null },
      { index: 2, name: 'attachment-3.png', mimeType: 'image/png', size: 7, inline: false, contentId: null },
      { index: 3, name: 'attachment-4', mimeType: 'application/octet-stream', size: 0, inline: false, contentId: null },
    ])
    expect(Buffer.from(parseAttachment(messageFile({ attachments }), 2).content).toString()).toBe('content')
    expect(() => parseAttachment(messageFile({ attachments }), 4)).toThrow(
      expect.objectContaining({ reason: 'absent' }),
    )
  })

  test('that are links to a file in a cloud are saved as shortcuts to it', () => {
    const link = (address: string, ...more: Entries) =>
      [
        [[tag.attachLongFilename, 'Plan.xlsx'], [tag.attachMethod, 7], [tag.attachLongPathname, address], ...more],
      ] as const
    const attachments = [
      link('https://example-my.sharepoint.com/personal/Plän 1.xlsx\r\nIconFile=x'),
      link('file://server/share'),
      link('javascript:alert(1)'),
      link('https://example.org/x', [tag.attachData, bytes]),
    ]
    const file = messageFile({ attachments })
    const content = 'https://example-my.sharepoint.com/personal/Pl%C3%A4n%201.xlsxIconFile=x'
    expect(read({ attachments }).attachments).toMatchObject([
      { name: 'Plan.xlsx.url', mimeType: 'application/internet-shortcut', size: content.length + 26 },
      { name: 'Plan.xlsx', size: 0 },
      { name: 'Plan.xlsx', size: 0 },
      { name: 'Plan.xlsx', size: 7 },
    ])
    expect(Buffer.from(parseAttachment(file, 0).content).toString()).toBe(`[InternetShortcut]\r\nURL=${content}\r\n`)
    expect(Buffer.from(parseAttachment(file, 3).content).toString()).toBe('content')
  })

  test('are inline where the body shows them or they are hidden', () => {
    const picture = (id: string, ...more: Entries) =>
      [[[tag.attachContentId, id], [tag.attachData, bytes], ...more]] as const
    const parts: Parts = {
      properties: [
        [tag.html, Buffer.from('<img src="cid:One@x"><img src=cid:two%40x><img src=\'cid:odd (5) &amp; on\'>')],
      ],
      attachments: [
        picture('<one@x>'),
        picture('two@x'),
        picture('three@x'),
        picture('four@x', [tag.attachmentHidden, true]),
        picture('Odd (5) & on'),
      ],
    }
    expect(read(parts).attachments.map(({ inline }) => inline)).toEqual([true, true, false, true, true])
    expect(read({ ...parts, properties: [] }).attachments.map(({ inline }) => inline)).toEqual([
      false,
      false,
      false,
      true,
      false,
    ])
  })

  test('that are messages may hold messages, with the same names of properties', () => {
    const inner: Parts = {
      properties: [
        [tag.messageClass, 'IPM.Appointment'],
        [tag.subject, 'inner: a/b'],
        [property.location, 'Room 1'],
      ],
      attachments: [[[[tag.attachMethod, 5]], { properties: [[tag.subject, 'innermost']] }]],
    }
    const file = messageFile({ attachments: [[[[tag.attachMethod, 5]], inner]] })
    expect(parseMessage(messageFile({ attachments: [[[[tag.attachMethod, 5]], {}]] })).attachments).toMatchObject([
      { name: 'attachment-1.msg' },
    ])
    expect(parseMessage(file).attachments).toMatchObject([
      { name: 'inner_ a_b.msg', mimeType: 'application/vnd.ms-outlook' },
    ])
    const content = parseAttachment(file, 0).content
    const message = parseMessage(content)
    expect(message).toMatchObject({
      kind: 'appointment',
      fields: [{ name: 'location', value: 'Room 1' }],
      attachments: [{ name: 'innermost.msg' }],
    })
    expect(parseMessage(parseAttachment(content, 0).content).subject).toBe('innermost')
  })

  test('that were forwarded again and again are all there', () => {
    let parts: Parts = { properties: [[tag.subject, 'innermost']] }
    for (let depth = 0; depth < 20; depth++) parts = { attachments: [[[[tag.attachMethod, 5]], parts]] }
    const within = messageWithin(messageFile(parts), Array(20).fill(0))
    expect(parseMessage(within).subject).toBe('innermost')
  })

  test('that are nested beyond measure are named, not given', () => {
    let parts: Parts = {}
    for (let depth = 0; depth < 40; depth++) parts = { attachments: [[[[tag.attachMethod, 5]], parts]] }
    expect(parseMessage(messageFile(parts)).attachments).toMatchObject([{ size: 0 }])
    expect(() => parseAttachment(messageFile(parts), 0)).toThrow(expect.objectContaining({ reason: 'too-large' }))
  })

  test('and recipients are many, not countless', () => {
    const content = read({
      attachments: Array.from({ length: 1_100 }, () => [[[tag.attachData, bytes]]] as const),
      recipients: Array.from(
        { length: 5_100 },
        () =>
          [
            [tag.recipientType, 1],
            [tag.displayName, 'x'],
          ] as const,
      ),
    })
    expect(content.attachments).toHaveLength(1_000)
    expect(content.to).toHaveLength(5_000)
  })
})

describe('fields', () => {
  const day = (text: string) => new Date(text)

  test('of an appointment all day long are days', () => {
    const berlin = [
      [tag.messageClass, 'IPM.Appointment'],
      [property.allDay, true],
    ] as const
    expect(
      fieldsOf({
        properties: [
          ...berlin,
          [property.appointmentStart, day('2026-03-01T23:00:00Z')],
          [property.appointmentEnd, day('2026-03-03T23:00:00Z')],
        ],
      }),
    ).toEqual({ start: '2026-03-02', end: '2026-03-03' })
  })

  test('of a meeting tell who comes, how it was answered, how often it is', () => {
    const person = (name: string, flags: number) =>
      [
        [tag.displayName, name],
        [tag.smtpAddress, `${name}@example.org`],
        [tag.recipientType, 1],
        [tag.recipientFlags, flags],
      ] as const
    const recur = Buffer.from([4, 0x30, 4, 0x30, 0x0b, 0x20, 1, 0])
    expect(
      fieldsOf({
        properties: [
          [tag.messageClass, 'IPM.Schedule.Meeting.Resp.Tent'],
          [property.appointmentRecur, recur],
        ],
        recipients: [person('ann', 3), person('bob', 1), person('cid', 0)],
      }),
    ).toEqual({
      organizer: 'ann <ann@example.org>',
      attendees: 'bob <bob@example.org>; cid <cid@example.org>',
      response: 'tentative',
      frequency: 'weekly',
    })
  })

  test('of a contact leave addresses of Exchange out and keep the birthday', () => {
    expect(
      fieldsOf({
        properties: [
          [tag.messageClass, 'IPM.Contact'],
          [tag.birthday, day('1990-05-16T22:00:00Z')],
          [property.emails[0]?.address ?? 0, exchange],
          [property.emails[0]?.original ?? 0, 'jane@example.org'],
        ],
      }),
    ).toEqual({ email: 'jane@example.org', birthday: '1990-05-17' })
  })

  test('of a contact group are its members', () => {
    const provider = Buffer.from('00000000812b1fa4bea310199d6e00dd010f540200000180', 'hex')
    const member = Buffer.concat([provider, Buffer.from('Jane\0SMTP\0jane@example.org\0', 'utf16le')])
    const properties = [
      [tag.messageClass, 'IPM.DistList'],
      [tag.displayName, 'Friends'],
      [property.oneOffMembers, [member, new Uint8Array(5), member]],
    ] as const
    expect(read({ properties }).fields).toEqual([
      { name: 'name', value: 'Friends' },
      { name: 'member', value: 'Jane <jane@example.org>' },
      { name: 'member', value: 'Jane <jane@example.org>' },
    ])
  })

  test('of a task tell how far it is', () => {
    expect(
      fieldsOf({
        properties: [
          [tag.messageClass, 'IPM.Task'],
          [property.taskStatus, 1],
          [property.percentComplete, { double: 0.25 }],
          [property.taskDue, day('4501-01-01T00:00:00Z')],
          [property.categories, ['Red', 'Work']],
        ],
      }),
    ).toEqual({ status: 'inProgress', percentComplete: '25', categories: 'Red; Work' })
  })
})
