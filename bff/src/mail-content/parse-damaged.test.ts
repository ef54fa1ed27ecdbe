import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mailContent } from '../../contract/mail.ts'
import { property, tag } from './message/tags.ts'
import { parseAttachment, parseMessage } from './parse-message.ts'
import { corpus, corpusFile } from './testing/corpus.ts'
import { messageFile } from './testing/message-file.ts'
import { UnreadableMailError } from './unreadable-mail-error.ts'

const made = messageFile({
  properties: [
    [tag.messageClass, 'IPM.Appointment'],
    [tag.subject, 'subject'],
    [tag.body, 'body '.repeat(2_000)],
    [tag.html, Buffer.from('<p>body</p>'.repeat(1_000))],
    [property.appointmentStart, new Date('2026-03-01T10:00:00Z')],
    [property.categories, ['one', 'two']],
  ],
  recipients: [
    [
      [tag.displayName, 'Jane'],
      [tag.recipientType, 1],
    ],
  ],
  attachments: [
    [
      [
        [tag.attachLongFilename, 'a.txt'],
        [tag.attachData, Buffer.alloc(6_000, 'a')],
      ],
    ],
    [
      [[tag.attachMethod, 5]],
      {
        properties: [
          [tag.subject, 'inner'],
          [tag.body, 'text'],
        ],
      },
    ],
  ],
})
const files = new Map([['a made one', made], ...corpus.map((name): [string, Uint8Array] => [name, corpusFile(name)])])

/** Reads everything there is; what is wrong may only end in the one error. */
function readAll(bytes: Uint8Array): 'read' | 'refused' {
  const attempt = <T>(read: () => T) => {
    try {
      return read()
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableMailError)
      return null
    }
  }
  const content = attempt(() => parseMessage(bytes))
  if (!content) return 'refused'
  expect(mailContent.safeParse(content).error).toBeUndefined()
  for (const { index } of content.attachments.slice(0, 5)) attempt(() => parseAttachment(bytes, index))
  return 'read'
}

describe.each([...files])('%s', (_, bytes) => {
  test('cut anywhere is read or refused', () => {
    for (let step = 0; step <= 40; step++) readAll(bytes.slice(0, Math.floor((bytes.length * step) / 40)))
  })

  test('with bytes changed is read or refused', () => {
    const place = fc.nat({ max: bytes.length - 1 })
    // Most of what is told about the rest is in the header and in the last sectors.
    const early = fc.nat({ max: 2_000 })
    const changes = fc.array(fc.tuple(fc.oneof(place, early), fc.nat({ max: 255 })), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(changes, (all) => {
        const changed = Uint8Array.from(bytes)
        for (const [at, value] of all) changed[at] = value
        readAll(changed)
      }),
      { numRuns: 30 },
    )
  })

  test('with 32-bit numbers replaced by extreme ones is read or refused', () => {
    const number = fc.constantFrom(0, 1, 2, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff, 0x10000)
    const place = fc.nat({ max: (bytes.length >> 2) - 1 })
    fc.assert(
      fc.property(fc.array(fc.tuple(place, number), { minLength: 1, maxLength: 40 }), (all) => {
        const changed = Buffer.from(bytes)
        for (const [at, value] of all) changed.writeUInt32LE(value, at * 4)
        readAll(changed)
      }),
      { numRuns: 30 },
    )
  })
})

test('what is no message is refused', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 3_000 }), (bytes) => readAll(bytes) === 'refused'))
})

test('an attachment of which a part is missing is refused, the rest is read', () => {
  const cut = made.slice()
  const at = Buffer.from(cut).indexOf(Buffer.alloc(600, 'a'))
  const directory = (Buffer.from(cut).readUInt32LE(0x30) + 1) * 512
  // Its declared size is doubled: the chain ends before.
  const view = Buffer.from(cut.buffer)
  for (let entry = directory; entry < at; entry += 128) {
    if (view.readUInt32LE(entry + 0x78) === 6_000) view.writeUInt32LE(12_000, entry + 0x78)
  }
  expect(parseMessage(cut)).toMatchObject({
    subject: 'subject',
    attachments: [{ name: 'a.txt' }, { name: 'inner.msg' }],
  })
  expect(() => parseAttachment(cut, 0)).toThrow(expect.objectContaining({ reason: 'damaged' }))
})
