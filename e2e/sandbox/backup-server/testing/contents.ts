import { createHash } from 'node:crypto'
import { text } from 'node:stream/consumers'
import type { MailItem, Tenant } from '../../tenant/types.ts'

/** The id a test's message has, from a word. */
export const idOf = (word: string) => createHash('sha256').update(word).digest('hex').slice(0, 32)

/** Puts a plain message into a live mailbox; `word` decides its id. */
export async function putMail(
  tenant: Tenant,
  account: string,
  word: string,
  given: Partial<MailItem> = {},
  body = word,
) {
  const mail: Omit<MailItem, 'size' | 'sha256'> = {
    id: idOf(word),
    folder: 'Inbox',
    archive: false,
    format: 'eml',
    itemClass: 'IPM.Note',
    subject: word,
    from: 'Anna Berg <anna@example.com>',
    to: `${account}@sandbox.example`,
    cc: '',
    bcc: '',
    sent: '2026-10-01T08:00:00.000Z',
    received: '2026-10-01T08:00:05.000Z',
    importance: 'Normal',
    attachments: [],
    details: {},
    text: body,
    unread: false,
    ...given,
  }
  const source = `From: ${mail.from}\r\nTo: ${mail.to}\r\nSubject: ${mail.subject}\r\n\r\n${body}\r\n`
  return await tenant.live.putMail(account, mail, Buffer.from(source))
}

export const putFile = (tenant: Tenant, account: string, path: string, content: string) =>
  tenant.live.putFile(account, path, Buffer.from(content))

export async function mailboxOf(tenant: Tenant, account: string): Promise<Map<string, MailItem>> {
  return new Map((await tenant.live.mail(account)).map((item) => [item.id, item]))
}

/** A live drive as path and content. */
export async function driveOf(tenant: Tenant, account: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  for (const item of await tenant.live.drive(account)) {
    if (!item.isFolder) files[item.path] = await text(await tenant.live.driveContent(account, item.path))
  }
  return files
}
