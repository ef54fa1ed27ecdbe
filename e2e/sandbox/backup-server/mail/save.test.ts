import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import PostalMime, { type Address } from 'postal-mime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestClient } from '../testing/client.ts'
import { idOf, putMail } from '../testing/contents.ts'
import { htmlOf, readAttachment, readMsg } from '../testing/read-msg.ts'
import { startBackupServer, type TestServer } from '../testing/start.ts'
import { unzip } from '../testing/unzip.ts'

/** Real messages, beside the repository where there are any; they are no part of it. */
const CORPUS = new URL('../../../../../shared/corpus/', import.meta.url)
const corpus = async (kind: 'eml' | 'msg') => {
  const folder = new URL(`${kind}/`, CORPUS)
  if (!existsSync(folder)) return []
  const names = await readdir(folder)
  return await Promise.all(names.map(async (name) => ({ name, content: await readFile(new URL(name, folder)) })))
}
const [emls, msgs] = [await corpus('eml'), await corpus('msg')]

let server: TestServer
let client: TestClient
let items: string

beforeAll(async () => {
  server = await startBackupServer()
  const { tenant } = server
  await putMail(tenant, 'employee', 'one', { subject: 'Quarter "4": a/b\u202e' }, 'body one')
  await putMail(tenant, 'employee', 'two', { subject: 'two' })
  const [known] = await tenant.live.mail('employee')
  for (const [format, files] of [
    ['eml', emls],
    ['msg', msgs],
  ] as const) {
    for (const { name, content } of files) {
      if (known === undefined) continue
      const { size: _size, sha256: _hash, ...item } = known
      await tenant.live.putMail(
        'employee',
        { ...item, id: idOf(name), format, subject: name, sent: null, received: null },
        content,
      )
    }
  }
  await tenant.backups.backup({})
  client = await server.signIn('employee')
  const { path } = await client.explore({ type: 'Vex' })
  items = `${path}/mailboxes/${(await server.accountOf('employee')).mailboxId}/items`
})
afterAll(() => server.close())

const save = (word: string) => client.post(`${items}/${idOf(word)}/save`)

describe('saving items', () => {
  it('gives an Outlook file with a harmless name', async () => {
    const answer = await save('one')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    const disposition = answer.headers.get('content-disposition') ?? ''
    expect(disposition).toMatch(/^attachment; filename="Quarter 4 a b\.msg"$/)
    expect(readMsg(answer.bytes)).toMatchObject({ senderEmail: 'anna@example.com', messageClass: 'IPM.Note' })
    expect(readMsg(answer.bytes).body).toContain('body one')
  })

  it('gives several as a ZIP of Outlook files', async () => {
    const answer = await client.post(`${items}/Save`, {
      items: [{ id: idOf('one') }, { id: idOf('two') }, { id: idOf('two') }],
    })
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    const files = unzip(answer.bytes)
    expect([...files.keys()]).toEqual(['Quarter 4 a b.msg', 'two.msg', 'two (2).msg'])
    expect(readMsg(files.get('two.msg') ?? Buffer.alloc(0)).subject).toBe('two')
  })

  it('refuses unknown and missing items, and everything where saving is not allowed', async () => {
    expect((await client.post(`${items}/Save`, { items: [{ id: idOf('one') }, { id: 'nowhere' }] })).status).toBe(404)
    expect((await client.post(`${items}/Save`, { items: [] })).status).toBe(400)
    expect((await client.post(`${items}/Save`)).status).toBe(400)
    await server.faults({ settings: { refuseSave: true } })
    expect(await save('one')).toMatchObject({ status: 403, json: { errorCode: 'ResourceAccessDenied' } })
    await server.anonymous.send('DELETE', '/sandbox/faults')
    expect((await save('one')).status).toBe(200)
  })
})

const addresses = (list: Address[] = []) =>
  list
    .flatMap((one) => one.group ?? [one])
    .filter((one) => one.address !== '')
    .map((one) => one.address)

describe.skipIf(emls.length + msgs.length === 0)('saving real messages', () => {
  it.each(msgs)('$name byte for byte', async ({ name, content }) => {
    expect((await save(name)).bytes.equals(content)).toBe(true)
  })

  it.each(emls)('$name as an Outlook file that says the same', async ({ name, content }) => {
    const saved = (await save(name)).bytes
    const fields = readMsg(saved)
    const email = await PostalMime.parse(content, { forceRfc822Attachments: true })
    expect(fields.subject ?? '').toBe(email.subject ?? '')
    expect(fields.recipients?.map((one) => one.smtpAddress)).toEqual(
      [email.to, email.cc, email.bcc].flatMap((list) => addresses(list)),
    )
    const [sender] = addresses([email.sender ?? email.from].filter((one) => one !== undefined))
    expect(fields.senderEmail).toBe(sender)
    if (email.html?.trim()) expect(htmlOf(fields)).toBe(email.html)
    if (email.text !== undefined) expect(fields.body ?? '').toBe(email.text.replaceAll('\0', ''))
    if (!Number.isNaN(Date.parse(email.date ?? ''))) {
      expect(new Date(fields.clientSubmitTime ?? '').toISOString()).toBe(email.date)
    }
    expect(fields.attachments).toHaveLength(email.attachments.length)
    for (const [index, attachment] of email.attachments.entries()) {
      const bytes = readAttachment(saved, index)
      if (attachment.mimeType === 'message/rfc822') expect(readMsg(bytes).messageClass).toBe('IPM.Note')
      else expect(bytes.equals(Buffer.from(attachment.content as ArrayBuffer))).toBe(true)
    }
  })
})
