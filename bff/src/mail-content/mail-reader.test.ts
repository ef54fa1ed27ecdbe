import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, describe, expect, test } from 'vitest'
import { createMailReader, type MailReader, type MailReaderOptions, UnreadableMailError } from './mail-reader.ts'
import { tag } from './message/tags.ts'
import { parseMessage } from './parse-message.ts'
import { corpus, corpusFile } from './testing/corpus.ts'
import { messageFile } from './testing/message-file.ts'

const readers: MailReader[] = []
afterEach(async () => {
  await Promise.all(readers.splice(0).map((reader) => reader.close()))
})

function reader(options: MailReaderOptions = {}) {
  const made = createMailReader({ timeLimit: 20_000, ...options })
  readers.push(made)
  return made
}

const message = messageFile({
  properties: [
    [tag.subject, 'Hello'],
    [tag.body, 'Grüße'],
  ],
  attachments: [
    [
      [
        [tag.attachLongFilename, 'a.bin'],
        [tag.attachData, Buffer.alloc(3_000_000, 'abc')],
      ],
    ],
  ],
})
const unreadable = (reason: string) => expect.objectContaining({ name: 'UnreadableMailError', reason })

describe('a mail reader', () => {
  test('reads messages and their attachments', async () => {
    const mail = reader()
    expect(await mail.read(message)).toEqual(parseMessage(message))
    const { content, ...rest } = await mail.attachment(message, [0])
    expect(rest).toEqual({ name: 'a.bin', mimeType: 'application/octet-stream' })
    expect(Buffer.compare(content, Buffer.alloc(3_000_000, 'abc'))).toBe(0)
  })

  test.skipIf(corpus.length === 0)('reads many at once', async () => {
    const mail = reader()
    const contents = await Promise.all(corpus.map((name) => mail.read(corpusFile(name))))
    expect(contents).toEqual(corpus.map((name) => parseMessage(corpusFile(name))))
  })

  test('tells why it cannot', async () => {
    const mail = reader({ sizeLimit: message.length })
    await expect(mail.read(Buffer.from('no message'))).rejects.toEqual(unreadable('damaged'))
    await expect(mail.read(new Uint8Array(message.length + 1))).rejects.toEqual(unreadable('too-large'))
    await expect(mail.attachment(message, [7])).rejects.toEqual(unreadable('absent'))
    await expect(mail.read(message)).resolves.toMatchObject({ subject: 'Hello' })
  })

  test('gives up after a while', async () => {
    const error = await reader({ timeLimit: 1 })
      .read(message)
      .catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(UnreadableMailError)
    expect(error).toEqual(unreadable('took-too-long'))
  })

  test('gives up where a message takes too much memory', async () => {
    const large = messageFile({
      properties: [
        [tag.body, 'x'.repeat(1_000_000)],
        [tag.html, Buffer.alloc(4_000_000, '<p>x')],
      ],
    })
    const mail = reader({ memoryLimit: 8 })
    await expect(mail.read(large)).rejects.toEqual(unreadable('too-large'))
  })

  test('rejects when it is closed', async () => {
    const mail = reader()
    const reading = expect(mail.read(message)).rejects.toEqual(unreadable('took-too-long'))
    await mail.close()
    await reading
  })

  test('does not keep the portal from ending', async () => {
    const program = `
      import { createMailReader } from ${JSON.stringify(new URL('./mail-reader.ts', import.meta.url).href)}
      const mail = createMailReader({ idleLimit: 3_600_000 })
      await mail.read(new Uint8Array(600)).catch((error) => console.log(error.reason))
    `
    const run = promisify(execFile)
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program], {
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      timeout: 25_000,
    })
    expect(stdout).toBe('damaged\n')
  })
})
