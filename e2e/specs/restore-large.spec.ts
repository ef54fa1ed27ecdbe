import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../harness/fixtures.ts'
import { hashFiles } from '../harness/hash-files.ts'
import type { Live } from '../harness/live.ts'
import { runOn } from '../sandbox/commands/run.ts'

/** A whole mail folder and a whole OneDrive folder are lost: all of it is collected on one list and comes back at once. */

const MESSAGES = 10_000
const FILES = 2000

test.use({ fresh: false })

const progress = (page: Page) => page.getByRole('region', { name: 'Progress of restores' }).getByRole('progressbar')

/** Everything that the two folders hold now: as the mailbox and the drive tell it, and as it lies there. */
async function held(live: Live, places: { mail: string; files: string }) {
  const [mail, files] = await Promise.all([live.mail('employee'), live.files('employee')])
  return {
    mail: mail.filter(({ folder }) => folder === 'Inbox/Lost').sort((a, b) => (a.id < b.id ? -1 : 1)),
    files: files.filter(({ path }) => path.startsWith('Lost/')).sort((a, b) => (a.path < b.path ? -1 : 1)),
    bytes: [await hashFiles(places.mail), await hashFiles(places.files)],
  }
}

test('10,000 messages and 2,000 files come back from one list, each once and byte for byte', async ({
  page,
  world,
  signIn,
}) => {
  test.setTimeout(300_000)
  const { live } = world
  const places = {
    mail: join(world.sandboxData, 'live/employee/mail/Inbox/Lost'),
    files: join(world.sandboxData, 'live/employee/onedrive/Lost'),
  }

  const before = await test.step('both are backed up, then lost', async () => {
    await live.reset()
    await runOn(world.sandboxData, async (commands) => {
      await commands.generate('employee', 'Inbox/Lost', MESSAGES)
      await commands.generateFiles('employee', 'Lost', FILES)
      await commands.backup()
    })
    const all = await held(live, places)
    expect([all.mail.length, all.files.length]).toEqual([MESSAGES, FILES])
    await rm(places.mail, { recursive: true })
    await rm(places.files, { recursive: true })
    await live.backup()
    expect((await live.mail('employee')).some(({ folder }) => folder === 'Inbox/Lost')).toBe(false)
    expect((await live.files('employee')).some(({ path }) => path.startsWith('Lost/'))).toBe(false)
    return all
  })

  await test.step('they are collected on one list', async () => {
    await signIn('employee')
    const inbox = page.getByRole('treeitem', { name: 'Inbox', exact: true })
    // That there are folders in it is known a moment after it is shown.
    await expect(inbox).toHaveAttribute('aria-expanded', 'false')
    await inbox.focus()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('treeitem', { name: 'Lost' }).click()
    await addAll(page, '10,000')
    await page.getByRole('link', { name: 'OneDrive', exact: true }).click()
    await page.getByRole('treeitem', { name: 'Lost' }).click()
    await addAll(page, '2,000')
  })

  await test.step('they are restored as one, and one sees how far it is', async () => {
    await page.getByRole('link', { name: 'Restore list (12,000 things)' }).click()
    // Until the list is there, OneDrive's own Restore button still is.
    await expect(page.getByRole('grid', { name: 'Things to restore' })).toBeVisible()
    await page.getByRole('button', { name: 'Restore', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Restore the 12,000 things on your list?' })
    const preview = dialog.getByRole('status', { name: 'What this will do' })
    await expect(preview).toContainText('10,000 mail items are missing and will be put back.')
    await expect(preview).toContainText('2,000 files are missing and will be put back.')
    await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
    await expect(progress(page)).toHaveAccessibleName(/^[1-9][\d,]* of 12,000$/)
    const first = await doneOf(page)
    await expect.poll(() => doneOf(page)).toBeGreaterThan(first)
    await expect(page).toHaveTitle(/^\d+\s?%/)
    await page.getByRole('link', { name: 'Details' }).click()
    await expect(page.getByText('12,000 restored')).toBeVisible({ timeout: 180_000 })
    await expect(page.getByText('Success').first()).toBeVisible()
    await expect(page.getByText('Look into your mailbox and your OneDrive: it is back.')).toBeVisible()
  })

  expect(await held(live, places)).toEqual(before)
})

async function addAll(page: Page, count: string): Promise<void> {
  await expect(page.getByText(`${count} items`, { exact: true })).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select all' }).click()
  await expect(page.getByText(`${count} selected`, { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Add to restore list', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Restore list' })).toContainText(`${count} added to your restore list.`)
}

async function doneOf(page: Page): Promise<number> {
  const words = (await progress(page).getAttribute('aria-label')) ?? ''
  return Number(words.split(' ')[0]?.replaceAll(',', ''))
}
