import type { Page } from '@playwright/test'
import { expect, test } from '../harness/fixtures.ts'
import type { LiveMessage } from '../harness/live.ts'

/** What people lost lies in many places: it is collected on one list, and restored as one. */

const nav = (page: Page) => page.getByRole('navigation', { name: 'Main' })
const entries = (page: Page) => page.getByRole('grid', { name: 'Things to restore' })
const add = (page: Page) => page.getByRole('button', { name: 'Add to restore list', exact: true })
const note = (page: Page) => page.getByRole('region', { name: 'Restore list' })

/** Signed in, with nothing on the list: it outlives a session, and so the test before. */
const enter = async (page: Page, signIn: (account: string) => Promise<void>) => {
  await signIn('employee')
  const status = await page.evaluate(async () => {
    const headers = { 'x-restore-portal': '1' }
    return (await fetch('/api/scopes/me/restore-list', { method: 'DELETE', headers })).status
  })
  expect(status).toBe(204)
  await page.reload()
}

const messageNamed = (messages: LiveMessage[], start: string): LiveMessage => {
  const message = messages.find(({ subject }) => subject.startsWith(start))
  if (!message) throw new Error(`no ${start} in the seed`)
  return message
}

const addMessage = async (page: Page, subject: string) => {
  await page.getByRole('searchbox', { name: 'Search mail' }).fill(subject)
  await page
    .getByRole('checkbox', { name: new RegExp(`^${subject}`) })
    .first()
    .check()
  await add(page).click()
  await expect(note(page)).toContainText('1 added to your restore list.')
}

const addFile = async (page: Page, folder: string, name: string) => {
  await nav(page).getByRole('link', { name: 'OneDrive' }).click()
  await page.getByRole('treeitem', { name: folder }).click()
  await page.getByRole('checkbox', { name, exact: true }).check()
  await add(page).click()
  await expect(note(page)).toContainText('1 added to your restore list.')
}

test('a message, a folder and a file are collected and come back together', async ({ page, world, signIn }) => {
  const { live } = world
  const message = messageNamed(await live.mail('employee'), 'Salary round 2026')
  const file = (await live.files('employee')).find(({ path }) => path === 'Documents/Budget.xlsx')
  await live.deleteMail('employee', message.id)
  await live.deleteFile('employee', 'Documents/Budget.xlsx')
  await live.backup()

  await enter(page, signIn)
  await addMessage(page, 'Salary round')
  await addFile(page, 'Documents', 'Budget.xlsx')
  await page.getByRole('button', { name: 'Add this folder to the restore list' }).click()
  await nav(page).getByRole('link', { name: 'Restore list (3 things)' }).click()

  await expect(entries(page).getByRole('row', { name: /^Mail\b.*1 mail item/ })).toBeVisible()
  await expect(entries(page).getByRole('row', { name: /^OneDrive\b.*1 file and 1 OneDrive folder/ })).toBeVisible()
  await expect(entries(page).getByRole('row', { name: new RegExp(message.subject) })).toContainText('All time')
  await expect(entries(page).getByRole('row', { name: /Budget\.xlsx/ })).toContainText('Documents')

  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Restore the 3 things on your list?' })
  const preview = dialog.getByRole('status', { name: 'What this will do' })
  await expect(preview).toContainText('1 mail item is missing and will be put back.')
  await expect(preview).toContainText('files are missing and will be put back.')
  await expect(dialog.getByRole('group', { name: 'Mail' })).toBeVisible()
  await expect(dialog.getByRole('group', { name: 'OneDrive files' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(page.getByText('Success').first()).toBeVisible()

  expect((await live.mail('employee')).filter(({ id }) => id === message.id)).toEqual([message])
  expect((await live.files('employee')).filter(({ path }) => path === 'Documents/Budget.xlsx')).toEqual([file])
  await expect(page.getByText('Your restore list is empty')).toBeVisible()
  await expect(nav(page).getByRole('link', { name: 'Restore list', exact: true })).toBeVisible()
})

test('the list survives signing out, and things on it are there once', async ({ page, signIn }) => {
  await enter(page, signIn)
  await addMessage(page, 'Salary round')
  await add(page).click()
  await expect(note(page)).toContainText('on your restore list already')
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await signIn('employee')
  await nav(page).getByRole('link', { name: 'Restore list (1 thing)' }).click()
  await entries(page)
    .getByRole('link', { name: /^Salary round 2026/ })
    .click()
  await expect(page.getByRole('article', { name: 'Opened item' })).toContainText('Salary round 2026')
})

test('one is removed at once, all after a question, and then the page says how to fill it', async ({
  page,
  signIn,
}) => {
  await enter(page, signIn)
  await expect(page.getByRole('grid', { name: 'Mail items' }).getByRole('checkbox').nth(3)).toBeVisible()
  await page.getByRole('grid', { name: 'Mail items' }).getByRole('row').nth(1).focus()
  await page.keyboard.press('Control+a')
  await expect(page.getByText(/\d+ selected/)).toBeVisible()
  await add(page).click()
  await expect(note(page)).toContainText('added to your restore list')
  await nav(page)
    .getByRole('link', { name: /^Restore list \(/ })
    .click()
  const link = nav(page).getByRole('link', { name: /^Restore list \(/ })
  const count = async () => Number(/(\d+) things/.exec((await link.textContent()) ?? '')?.[1])
  const before = await count()
  expect(before).toBeGreaterThan(5)

  await entries(page).getByRole('row').nth(2).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.locator(':focus')).toHaveAccessibleName(/^Remove /)
  await page.keyboard.press('Enter')
  await expect.poll(count).toBe(before - 1)

  await page.getByRole('checkbox', { name: 'Select all' }).click()
  await page.getByRole('button', { name: `Remove ${before - 1}` }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText(`Remove ${before - 1} things from your list?`)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: `Remove ${before - 1}` }).click()
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('Your restore list is empty')).toBeVisible()
  await page.getByRole('link', { name: 'Open OneDrive' }).click()
  await expect(page.getByRole('grid', { name: 'Files and folders' })).toBeVisible()
})

test('a whole search is one thing on the list, in the words in which it was written', async ({ page, signIn }) => {
  await enter(page, signIn)
  await page.getByRole('searchbox', { name: 'Search mail' }).fill('from:karim lighthouse OR budget')
  await expect(page.getByText(/\d+ results?/)).toBeVisible()
  await page.getByRole('button', { name: 'Add all results to the restore list' }).click()
  await nav(page).getByRole('link', { name: 'Restore list (1 thing)' }).click()
  const row = entries(page).getByRole('row', { name: 'All that matches “from:karim lighthouse OR budget”' })
  await expect(row).toBeVisible()
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(page.getByRole('status', { name: 'What this will do' })).toContainText('still in your mailbox')
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await row.getByRole('link').click()
  await expect(page.getByRole('searchbox', { name: 'Search mail' })).toHaveValue('from:karim lighthouse OR budget')
})

test('from the search page: one thing, and all that was found', async ({ page, signIn }) => {
  await enter(page, signIn)
  await page.goto('/search?q=budget%20hasattachments:true')
  const found = page.getByRole('region', { name: 'Mail', exact: true })
  await found
    .getByRole('listitem')
    .first()
    .getByRole('button', { name: /^Add .+ to the restore list$/ })
    .click()
  await expect(note(page)).toContainText('1 added to your restore list.')
  await page.getByRole('button', { name: 'Add all mail that was found to the restore list' }).click()
  await nav(page).getByRole('link', { name: 'Restore list (2 things)' }).click()
  await expect(entries(page).getByRole('row', { name: /^Mail\b.*1 mail item and 1 mail search/ })).toBeVisible()
  await expect(entries(page).getByRole('row', { name: 'All that matches “budget · Has attachments”' })).toBeVisible()
})

test('from what changed: what was deleted, from where it was', async ({ page, world, signIn }) => {
  const { live } = world
  await live.backup()
  const lost = (await live.mail('employee')).filter(({ folder }) => folder === 'Inbox').slice(0, 3)
  for (const { id } of lost) await live.deleteMail('employee', id)
  await live.backup()
  await enter(page, signIn)
  await page.goto('/compare?workload=mail')
  await page.getByRole('button', { name: 'Since the backup before' }).click()
  await expect(page.getByRole('button', { name: 'Restore 3 deleted' })).toBeVisible()
  await add(page).click()
  await expect(note(page)).toContainText('3 added to your restore list.')
  await nav(page).getByRole('link', { name: 'Restore list (3 things)' }).click()
  await expect(entries(page).getByRole('row', { name: /Inbox/ })).toHaveCount(3)
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('status', { name: 'What this will do' })).toContainText(
    '3 mail items are missing and will be put back.',
  )
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(page.getByText('Success').first()).toBeVisible()
  const back = (await live.mail('employee')).filter(({ id }) => lost.some((message) => message.id === id))
  expect(back.map(({ id }) => id).sort()).toEqual(lost.map(({ id }) => id).sort())
})

test('what came from a backup that is gone is marked, and keeps the rest from nothing', async ({
  page,
  world,
  signIn,
}) => {
  const { live } = world
  const subject = messageNamed(await live.mail('employee'), 'Salary round 2026').subject
  const old = await live.backup()
  await live.backup()
  await enter(page, signIn)
  await page.goto(`/mail?point=${encodeURIComponent(old.time)}&q=Salary`)
  await page.getByRole('checkbox', { name: subject }).check()
  await add(page).click()
  await expect(note(page)).toContainText('1 added to your restore list.')
  await page.goto('/mail?point=all')
  await addFile(page, 'Documents', 'Budget.xlsx')

  await live.expire(old.id)
  await signIn('employee')
  await nav(page).getByRole('link', { name: 'Restore list (2 things)' }).click()
  await expect(page.getByText('1 thing comes from a backup that no longer exists.')).toBeVisible()
  const gone = entries(page).getByRole('row', { name: subject })
  await expect(gone).toContainText('Backup gone')
  await expect(gone.getByRole('link')).toHaveCount(0)
  const restore = page.getByRole('button', { name: 'Restore', exact: true })
  await expect(restore).toBeDisabled()
  await expect(restore).toHaveAccessibleDescription('Remove first what comes from backups that no longer exist')
  await page.getByRole('button', { name: 'Remove all of these' }).click()
  await expect(gone).toHaveCount(0)
  await restore.click()
  await expect(page.getByRole('dialog')).toContainText('1 file')
})

test('on a phone, one is removed by its own button', async ({ page, signIn }) => {
  await page.setViewportSize({ width: 390, height: 800 })
  await enter(page, signIn)
  await page.goto('/search?q=budget')
  await page.getByRole('button', { name: 'Add all mail that was found to the restore list' }).click()
  await expect(note(page)).toContainText('1 added to your restore list.')
  await page.goto('/restore-list')
  await page.getByRole('button', { name: 'Remove All that matches “budget”' }).click()
  await expect(page.getByText('Your restore list is empty')).toBeVisible()
})

test('a chosen version of a file is restored as it was', async ({ page, world, signIn }) => {
  const { live } = world
  await live.putFile('employee', 'Documents/Plan.txt', 'first')
  await live.backup()
  await live.putFile('employee', 'Documents/Plan.txt', 'second')
  await live.backup()
  await enter(page, signIn)
  await nav(page).getByRole('link', { name: 'OneDrive' }).click()
  await page.getByRole('treeitem', { name: 'Documents' }).click()
  await page.getByRole('row', { name: /Plan\.txt/ }).click()
  const adds = page.getByRole('button', { name: /^Add Version .* to the restore list$/ })
  await adds.last().click()
  await expect(note(page)).toContainText('1 added to your restore list.')
  await nav(page).getByRole('link', { name: 'Restore list (1 thing)' }).click()
  await expect(entries(page).getByRole('row', { name: /Plan\.txt, version/ })).toBeVisible()
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: /^Replace it/ }).check()
  await expect(dialog.getByRole('status', { name: 'What this will do' })).toContainText(
    /will be overwritten: .?Plan\.txt/,
  )
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(page.getByText('Success').first()).toBeVisible()
  const plan = (await live.files('employee')).find(({ path }) => path === 'Documents/Plan.txt')
  expect(plan?.size).toBe('first'.length)
})

test.describe('while the backup server cannot compare', () => {
  test.use({ expectedErrors: [/50\d|429/] })

  test('the dialog can be used all the same', async ({ page, signIn }) => {
    await page.route('**/api/restore-preview', (route) => route.fulfill({ status: 503, body: 'out of order' }))
    await enter(page, signIn)
    await page.getByRole('row').nth(2).getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Restore', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText('It could not be compared with what you have now')).toBeVisible()
    await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
    await expect(page.getByText('Success').first()).toBeVisible()
  })
})

test('the dialog does not wait for the comparison', async ({ page, signIn }) => {
  const held: (() => void)[] = []
  await page.route('**/api/restore-preview', async (route) => {
    await new Promise<void>((resolve) => held.push(resolve))
    await route.continue().catch(() => undefined)
  })
  await enter(page, signIn)
  await page.getByRole('row').nth(2).getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Comparing with what you have now')).toBeVisible()
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(page.getByText('Success').first()).toBeVisible()
  for (const release of held) release()
})
