import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { NewMail } from '../mailbox/mailbox.ts'
import { type OpenTenant, openTenant } from '../tenant.ts'

/** Real messages, where they are at hand; tests that read them are skipped elsewhere. */
export const CORPUS = resolve(import.meta.dirname, '../../../../../shared/corpus')
export const hasCorpus = existsSync(CORPUS)

/** A folder of its own for each test of a file, gone afterwards. */
export function useTemporaryFolder(): { readonly path: string } {
  const folder = { path: '' }
  beforeEach(async () => {
    folder.path = await mkdtemp(join(tmpdir(), 'tenant-'))
  })
  afterEach(() => rm(folder.path, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

/** A tenant with people but without mail and files; `again` opens the same folder as a new process would. */
export function useEmptyTenant(): { tenant: OpenTenant; again(): Promise<OpenTenant> } {
  const folder = useTemporaryFolder()
  const used = { again: () => openTenant(folder.path) } as { tenant: OpenTenant; again(): Promise<OpenTenant> }
  beforeEach(async () => {
    used.tenant = await openTenant(folder.path, { contents: 'empty' })
  })
  return used
}

export function newMail(changes: Partial<NewMail> = {}): NewMail {
  return {
    id: 'a1',
    folder: 'Inbox',
    archive: false,
    format: 'eml',
    itemClass: 'IPM.Note',
    subject: 'Hello',
    from: 'Åsa <asa@example.com>',
    to: 'employee@sandbox.example',
    cc: '',
    bcc: '',
    sent: '2026-01-02T03:04:05.000Z',
    received: '2026-01-02T03:04:06.000Z',
    importance: 'Normal',
    attachments: [],
    details: {},
    text: 'Hello there',
    unread: true,
    ...changes,
  }
}
