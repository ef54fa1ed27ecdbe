import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Fetched, fetchBytes, sha256 } from '../harness/bytes.ts'
import { Explorer } from '../harness/explorer.ts'
import { type InProcess, startInProcess } from '../harness/in-process.ts'
import { misbehave } from '../harness/misbehave.ts'
import type { PortalClient } from '../harness/portal-client.ts'
import { savesOf } from '../harness/saves.ts'
import { onFolder } from '../sandbox/commands/commands.ts'

/** Bytes to show in the page: of attachments, of files, of earlier versions. */

const base = '/api/scopes/me/points/latest'
const attached = [
  ['picture.png', 'image/png', 'image/png'],
  ['page.html', 'text/html', 'application/octet-stream'],
  ['drawing.svg', 'image/svg+xml', 'application/octet-stream'],
  ['letter.pdf', 'application/pdf', 'application/pdf'],
  ['notes.txt', 'text/plain; charset=utf-8', 'text/plain'],
  ['liar.png', 'text/html', 'application/octet-stream'],
  ['../../\u202egnp.exe', 'application/x-msdownload', 'application/octet-stream'],
] as const

let portal: InProcess
let employee: PortalClient
let explorer: Explorer
let message: string

const word = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`

function mime(): Buffer {
  const parts = attached.map(
    ([name, type]) =>
      `--b\r\nContent-Type: ${type}; name="${word(name)}"\r\nContent-Transfer-Encoding: base64\r\n` +
      `Content-Disposition: attachment; filename="${word(name)}"\r\n\r\n${Buffer.from(`bytes of ${name}`).toString('base64')}\r\n`,
  )
  const head =
    'From: a@example.com\r\nSubject: Attached\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n'
  return Buffer.from(`${head}\r\n--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n${parts.join('')}--b--\r\n`)
}

/** A message within a message within a message, the innermost with a file. */
const nested = (depth: number): string =>
  depth === 0
    ? 'From: c@example.com\r\nSubject: Depth 0\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=d0\r\n\r\n' +
      '--d0\r\nContent-Type: text/plain\r\n\r\nThe innermost text\r\n' +
      '--d0\r\nContent-Type: text/plain; name=deep.txt\r\nContent-Disposition: attachment; filename=deep.txt\r\n\r\ndeep\r\n--d0--\r\n'
    : `From: a@example.com\r\nSubject: Depth ${depth}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=d${depth}\r\n\r\n` +
      `--d${depth}\r\nContent-Type: text/plain\r\n\r\nText ${depth}\r\n` +
      `--d${depth}\r\nContent-Type: message/rfc822\r\n\r\n${nested(depth - 1)}\r\n--d${depth}--\r\n`

beforeAll(async () => {
  portal = await startInProcess()
  await onFolder(portal.sandbox.tenant).importInto('employee', 'Previews').message('a.eml', mime())
  await onFolder(portal.sandbox.tenant)
    .importInto('employee', 'Nested')
    .message('n.eml', Buffer.from(nested(2)))
  await portal.live.putFile('employee', 'Shown/page.html', '<script>alert(1)</script>')
  await portal.live.backup()
  employee = await portal.signIn('employee')
  explorer = new Explorer(employee)
  const [item] = await explorer.mailIn('Previews')
  message = `${base}/mail/items/${encodeURIComponent(item?.id ?? '')}`
}, 120_000)
afterEach(() => misbehave(portal, null))
afterAll(() => portal?.close())

const get = (path: string, headers: Record<string, string> = {}) =>
  fetchBytes(employee, path, { headers: { 'x-restore-portal': '1', ...headers } })

const contentOf = async (path: string) =>
  `${base}/onedrive/documents/${encodeURIComponent((await explorer.driveItem(path)).id)}/content`

const codeOf = ({ body }: Fetched) => JSON.parse(body.toString()).code

function expectHarmless({ headers }: Fetched): void {
  expect(headers).toMatchObject({
    'content-disposition': expect.stringMatching(/^attachment; filename="[\w .,()+-]+"; filename\*=UTF-8''[\w.%!~-]+$/),
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringMatching(/default-src 'none'.*sandbox/),
    'cache-control': 'no-store',
  })
}

describe('an attachment', () => {
  test('comes as it is in the message, by a type that browsers may show, or none', async () => {
    const { attachments } = await employee.ok('GET', `${message}/content`)
    expect(attachments.length).toBe(attached.length)
    for (const [index, [name, , type]] of attached.entries()) {
      const answer = await get(`${message}/attachments/${index}`)
      expect(answer.status).toBe(200)
      expect(answer.body.toString()).toBe(`bytes of ${name}`)
      expect(answer.headers['content-type']).toBe(type)
      expectHarmless(answer)
    }
  })

  test('is not there', async () => {
    for (const index of ['7', '9999', '99999', '-1', '01', '1,5', 'x', '0x1']) {
      const answer = await get(`${message}/attachments/${index}`)
      expect(answer.status).toBe(404)
      expect(codeOf(answer)).toBe('not_found')
    }
  })

  test('costs the backup server no more than the message itself, shown just before', async () => {
    const client = await portal.signIn('employee')
    const saves = savesOf(portal.info.vb365)
    await client.ok('GET', `${message}/content`)
    for (const index of attached.keys()) await client.ok('GET', `${message}/attachments/${index}`)
    expect(saves.list.length).toBe(1)
    saves.stop()
  })

  test('is refused with the message', async () => {
    const client = await portal.signIn('employee')
    await misbehave(portal, { settings: { refuseSave: true } })
    expect((await client.get(`${message}/attachments/0`)).body.code).toBe('save_refused')
  })
})

describe('a message within a message', () => {
  const outer = async () => {
    const [item] = await explorer.mailIn('Nested')
    return `${base}/mail/items/${encodeURIComponent(item?.id ?? '')}`
  }

  test('says what it says, however deep, and hands out its attachments', async () => {
    const at = await outer()
    expect(await employee.ok('GET', `${at}/attachments/0/content`)).toMatchObject({ subject: 'Depth 1' })
    const innermost = await employee.ok('GET', `${at}/attachments/0.0/content`)
    expect(innermost).toMatchObject({ subject: 'Depth 0', text: expect.stringContaining('The innermost text') })
    expect(innermost.attachments).toMatchObject([{ index: 0, name: 'deep.txt' }])
    const file = await get(`${at}/attachments/0.0.0`)
    expect(file.body.toString().trim()).toBe('deep')
    expectHarmless(file)
  })

  test('is not there', async () => {
    const at = await outer()
    const beyond = Array(31).fill(0).join('.')
    for (const path of ['1', '0.1', '0.0.1', beyond, '0.', '.0', '0..0', '-1', 'x', '%2e']) {
      const answer = await employee.get(`${at}/attachments/${path}/content`)
      expect([path, answer.status, answer.body.code]).toEqual([path, 404, 'not_found'])
    }
    const file = await employee.get(`${at}/attachments/0.0.0/content`)
    expect(file.body.code).toBe('message_unreadable')
  })
})

describe('a file', () => {
  test('comes as it was, as a whole or in part', async () => {
    const path = await contentOf('Pictures/harbour.jpg')
    const whole = await get(path)
    expect(sha256(whole.body)).toBe(await portal.live.fileHash('employee', 'Pictures/harbour.jpg'))
    expect(whole.headers['content-type']).toBe('image/jpeg')
    expectHarmless(whole)
    const part = await get(path, { range: 'bytes=10-19' })
    expect(part.status).toBe(206)
    expect(part.body.equals(whole.body.subarray(10, 20))).toBe(true)
  })

  test('that could run scripts is bytes and nothing else', async () => {
    const answer = await get(await contentOf('Shown/page.html'))
    expect(answer.headers['content-type']).toBe('application/octet-stream')
    expectHarmless(answer)
  })

  test('comes in each of its versions', async () => {
    const path = await contentOf('Documents/Plan 2026.docx')
    const { id } = await explorer.driveItem('Documents/Plan 2026.docx')
    const versions = await explorer.versions(id)
    expect(versions.length).toBeGreaterThan(1)
    const hashes = new Set([sha256((await get(path)).body)])
    for (const { versionId } of versions) {
      const answer = await get(`${path}?version=${versionId}`)
      expect(answer.status).toBe(200)
      hashes.add(sha256(answer.body))
    }
    expect(hashes.size).toBe(versions.length + 1)
    expect((await get(`${path}?version=7`)).status).toBe(404)
    for (const version of ['', 'x', '-1', '1&version=2']) {
      expect(codeOf(await get(`${path}?version=${version}`))).toBe('invalid_request')
    }
  })

  test('that is too large to be shown is not sent', async () => {
    const saves = savesOf(portal.info.vb365)
    const answer = await get(await contentOf('Old laptop/disk image.bin'))
    expect(answer.status).toBe(413)
    expect(codeOf(answer)).toBe('too_large')
    expect(saves.list.length).toBe(0)
    saves.stop()
  })

  test('is refused where the server hands out nothing', async () => {
    const path = await contentOf('Pictures/harbour.jpg')
    await misbehave(portal, { settings: { refuseSave: true } })
    const answer = await get(path)
    expect(answer.status).toBe(403)
    expect(codeOf(answer)).toBe('save_refused')
  })

  test('needs the header of the API, as everything there', async () => {
    const answer = await fetchBytes(employee, await contentOf('Pictures/harbour.jpg'))
    expect(codeOf(answer)).toBe('request_refused')
  })
})
