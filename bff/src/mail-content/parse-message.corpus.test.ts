import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { mailContent } from '../../contract/mail.ts'
import { parseAttachment, parseMessage } from './parse-message.ts'
import { corpus, corpusFile } from './testing/corpus.ts'

const read = (name: string) => parseMessage(corpusFile(name))
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex').slice(0, 16)
const names = (fields: { name: string; value: string }[]) =>
  Object.fromEntries(fields.map(({ name, value }) => [name, value]))

describe.skipIf(corpus.length === 0)('real messages', () => {
  test.each(corpus)('%s is as the contract says, its attachments as long as they say', (name) => {
    const content = read(name)
    expect(mailContent.parse(content)).toEqual(content)
    for (const { index, ...described } of content.attachments) {
      const { content: bytes, ...attachment } = parseAttachment(corpusFile(name), index)
      expect(described).toMatchObject({ ...attachment, size: bytes.length })
    }
    expect(`${content.subject}${content.text}`).not.toMatch(/\ufffd|Ã¤|Âàøå|®æ/)
  })

  test('plain text, sent by SMTP', () => {
    expect(read('simple_test_msg.msg')).toMatchObject({
      kind: 'message',
      subject: 'test message',
      from: { name: 'Travis Ferguson', address: 'travis@overwrittenstack.com' },
      to: [{ name: 'travis@overwrittenstack.com', address: 'travis@overwrittenstack.com' }],
      sent: '2007-07-06T05:27:17.000Z',
      received: '2007-07-06T05:27:26.000Z',
      text: 'This is a test message.',
      html: null,
      label: null,
      headers: expect.stringMatching(/^Return-path: <travis@overwrittenstack\.com>\n/),
    })
  })

  test('nothing at all', () => {
    expect(read('blank.msg')).toMatchObject({
      kind: 'message',
      subject: '',
      from: null,
      to: [],
      text: '',
      html: null,
      sent: null,
    })
  })

  test.each(['example_sent_unicode.msg', 'example_sent_regular.msg'])(
    '%s has copies, a picture, HTML within RTF',
    (name) => {
      const content = read(name)
      expect(content.from).toEqual({ name: 'Mike Farman', address: 'mike.farman@alfresco.com' })
      expect(content.to.map(({ name: to }) => to)).toEqual(['Ashutosh Dandavate', 'Paul Holmes-Higgin', 'Mike Farman'])
      expect(content.cc).toContainEqual({ name: 'Roy Wetherall', address: 'roy.wetherall@alfresco.com' })
      expect(content.bcc.map(({ address }) => address)).toEqual(['dave.caruana@alfresco.com', 'jan.vonka@alfresco.com'])
      expect(content.text).toContain('The quick brown fox jumps over the lazy dog\n')
      expect(content.html).toMatch(/^<!DOCTYPE HTML.*The quick brown fox.*<\/HTML>\s*$/s)
      expect(content.html).toContain('cid:716052216@11012010-3410')
      expect(content.attachments).toEqual([
        {
          index: 0,
          name: 'alfresco.gif',
          mimeType: 'image/gif',
          size: 16_174,
          inline: true,
          contentId: '716052216@11012010-3410',
        },
      ])
      const { content: picture } = parseAttachment(corpusFile(name), 0)
      // A bitmap in truth: what names claim is not to be believed.
      expect(Buffer.from(picture.subarray(0, 2)).toString()).toBe('BM')
      expect(sha(picture)).toBe(sha(parseAttachment(corpusFile('example_received_regular.msg'), 0).content))
    },
  )

  test('Chinese in 8 bits', () => {
    const content = read('chinese-traditional.msg')
    expect(content.subject).toBe('Alfresco MSG format testing ( MSG 格式測試 )')
    expect(content.to).toEqual([{ name: 'Tests Chang@FT (張毓倫)', address: 'tests.chang@fengttt.com' }])
    expect(content.from?.name).toBe('Tests Chang@FT (張毓倫)')
    expect(content.text).toContain('恭喜 HQ 保全課 陳奎良 高票當選雲林縣總工會 100 年度模範勞工代表')
    expect(content.html).toContain('恭喜')
  })

  test('Russian in 8 bits', () => {
    const content = read('cyrillic_message.msg')
    expect(content.subject).toBe('Автоматический ответ подсистемы обмена данными ФГУП "Почта России".')
    expect(content.from).toEqual({ name: 'no-reply@niips.ru', address: 'no-reply@niips.ru' })
    expect(content.to).toEqual([{ name: 'Свиридов Дмитрий Владимирович', address: 'sviridov@niips.ru' }])
    expect(content.text).toMatch(/^Ваше сообщение с темой "FW: RTM" было успешно получено/)
    expect(content.html).toBeNull()
  })

  test('German in Windows-1252 with HTML in UTF-8', () => {
    const content = read('ASCII_UTF-8_CP1252_LCID1031_HTML.msg')
    expect(content).toMatchObject({ subject: 'Subject öäü Subject', text: 'Body öäü Body' })
    expect(content.html).toContain('<body>HTML öäü</body>')
    expect(read('HTMLBodyBinary_UTF-8.msg').text).toBe('HTML öäü')
  })

  test('attachments of both kinds', () => {
    const content = read('attachment_test_msg.msg')
    expect(content.subject).toBe('test pièce jointe 1')
    expect(content.attachments).toMatchObject([
      { name: 'test-unicode.doc', mimeType: 'application/msword', size: 24_064, inline: false, contentId: null },
      { name: 'pj1.txt', mimeType: 'text/plain', size: 89, inline: false, contentId: null },
    ])
    const document = parseAttachment(corpusFile('attachment_test_msg.msg'), 0).content
    expect(Buffer.from(document.subarray(0, 4)).toString('hex')).toBe('d0cf11e0')
  })

  test('a message within a message, as a file of its own', () => {
    const outer = read('attachment_msg_pdf.msg')
    // The sender's address is Exchange's own; that of the recipient who is the same person is not.
    expect(outer.from).toEqual({ name: 'Nick Booth', address: 'nick.booth@pof.com.au' })
    expect(outer.attachments).toMatchObject([
      { name: 'Test Attachment.msg', mimeType: 'application/vnd.ms-outlook' },
      { name: 'smbprn.00009008.KdcPjl.pdf', mimeType: 'application/pdf', size: 13_539 },
    ])
    const inner = parseMessage(parseAttachment(corpusFile('attachment_msg_pdf.msg'), 0).content)
    expect(inner).toMatchObject({
      subject: 'Test Attachment',
      from: { name: 'Nick Booth', address: 'nick.booth@pof.com.au' },
      to: [{ name: 'Nick Booth', address: 'nick.booth@pof.com.au' }],
      sent: '2010-06-17T23:52:19.000Z',
      text: 'Blah blah blah\n\n',
    })
    expect(inner.html).toContain('Blah blah blah')
    const pdf = parseAttachment(corpusFile('attachment_msg_pdf.msg'), 1).content
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
  })

  test('an appointment', () => {
    const content = read('msgClassAppointment.msg')
    expect(content).toMatchObject({ kind: 'appointment', subject: 'Quick brown fox' })
    expect(content.text).toBe('This is a meeting to discuss jumping\n')
    expect(names(content.fields)).toEqual({
      start: '2017-02-28T18:30:00.000Z',
      end: '2017-02-28T19:00:00.000Z',
      location: 'under lazy dog',
      organizer: 'Allison, Timothy B. <tallison@mitre.org>',
    })
  })

  test('a contact', () => {
    expect(names(read('msgClassContact.msg').fields)).toEqual({
      name: 'Dr Quick Brown Fox Jr',
      jobTitle: 'Jumper',
      company: 'Fence Co',
      email: 'quickbrown@gmail.com',
      phone: '(123) 456-7890',
      mobilePhone: '(456) 789-0123',
      homePhone: '(234) 567-8901',
      workAddress: '12 Lazy Dog Lane\nSpringfield  01234',
      webPage: 'www.quickfox.com',
    })
  })

  test('a task', () => {
    const content = read('msgClassTask.msg')
    expect(content).toMatchObject({ kind: 'task', text: 'Quick brown fox must do what he must\n', html: null })
    expect(names(content.fields)).toEqual({
      status: 'inProgress',
      percentComplete: '0',
      startDate: '2017-02-19',
      dueDate: '2017-03-10',
      owner: 'Allison, Timothy B.',
    })
  })

  test('a note and a post', () => {
    expect(read('msgClassStickyNote.msg')).toMatchObject({
      kind: 'note',
      text: 'This is a note about the quick brown fox\n',
    })
    expect(read('msgClassPost.msg')).toMatchObject({ kind: 'post', subject: 'QuickBrownFox', fields: [] })
    expect(read('msgClassPost.msg').text).toContain('Is going to jump over the lazy brown dog!!!')
  })
})
