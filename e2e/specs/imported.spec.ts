import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { corpus, hasCorpus } from '../harness/corpus.ts'
import { expect, test } from '../harness/fixtures.ts'
import { importInto, sandboxCommand } from '../harness/import.ts'

/** What somebody brings along to try the portal with: their own messages and files. */

const ownMessages = `From alice@example.org Mon Nov  2 10:00:00 2026
From: Alice Müller <alice@example.org>
To: employee@sandbox.example
Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe_aus_dem_Archiv?=
Date: Mon, 2 Nov 2026 10:00:00 +0100
Message-ID: <1@example.org>

Das ist die erste Nachricht.
>From hier an wird es spannend.

From bob@example.org Tue Nov  3 11:00:00 2026
From: Bob <bob@example.org>
To: employee@sandbox.example
Subject: The second of the box
Date: Tue, 3 Nov 2026 11:00:00 +0000
Message-ID: <2@example.org>

Short and plain.
`

test('messages and files that somebody imported are backed up, deleted, restored, and the same', async ({
  page,
  world,
  signIn,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'own-mail-'))
  try {
    await writeFile(join(folder, 'own.mbox'), ownMessages)
    await writeFile(join(folder, 'Häuser & Gärten (α).txt'), 'ein Text\r\n')
    const into = { user: 'employee', folder: 'Inbox/From home' }
    await importInto(world, folder, into)
    if (hasCorpus) await importInto(world, corpus, into)
    await sandboxCommand(world, 'backup')
  } finally {
    await rm(folder, { recursive: true })
  }
  const inFolder = async () =>
    (await world.live.mail('employee')).filter((message) => message.folder === 'Inbox/From home')
  const imported = await inFolder()
  expect(imported.length).toBeGreaterThanOrEqual(2)
  const file = (await world.live.files('employee')).find(({ path }) => path === 'Häuser & Gärten (α).txt')
  expect(file).toBeDefined()
  for (const { id } of imported) await world.live.deleteMail('employee', id)
  await world.live.deleteFile('employee', 'Häuser & Gärten (α).txt')

  await signIn('employee')
  await expect(page.getByRole('treeitem', { name: 'Inbox' })).toHaveAttribute('aria-expanded', 'false')
  await page.getByRole('treeitem', { name: 'Inbox' }).press('ArrowRight')
  await page.getByRole('treeitem', { name: 'From home' }).click()
  await page.getByRole('row', { name: /Grüße aus dem Archiv/ }).click()
  await expect(page.getByText('Das ist die erste Nachricht.')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select all' }).check()
  await expect(page.getByText(`${imported.length} selected`)).toBeVisible()
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(page.getByText('Success').first()).toBeVisible()
  const sorted = <T extends { id: string }>(items: T[]) => items.toSorted((a, b) => a.id.localeCompare(b.id))
  expect(sorted(await inFolder())).toEqual(sorted(imported))

  await page.getByRole('link', { name: 'OneDrive', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Häuser & Gärten (α).txt' }).check()
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click()
  await page.getByRole('link', { name: 'Restores', exact: true }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Häuser' }).first().getByText('Success')).toBeVisible()
  expect(await world.live.fileHash('employee', 'Häuser & Gärten (α).txt')).toBe(file?.sha256)
})
