import type { Page } from '@playwright/test'
import { expect, test } from '../harness/fixtures.ts'

const start = async (page: Page, signIn: (account: string) => Promise<void>) => {
  await signIn('employee')
  await expect(page.getByRole('grid').getByRole('checkbox').nth(3)).toBeVisible()
}

test('columns and close rows are chosen, sort the list, and are there again after a reload', async ({
  page,
  signIn,
}) => {
  await start(page, signIn)
  const header = (name: string) => page.getByRole('columnheader', { name, exact: true })
  await page.getByRole('button', { name: 'How the list looks' }).click()
  const roomy = (await page.getByRole('row').nth(1).boundingBox())?.height ?? 0
  await page.getByRole('menuitemradio', { name: 'Compact' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'To', exact: true }).click()
  await page.getByRole('menuitemcheckbox', { name: 'From', exact: true }).click()
  await page.keyboard.press('Escape')
  await expect(header('To')).toBeVisible()
  await expect(header('From')).toHaveCount(0)
  expect((await page.getByRole('row').nth(1).boundingBox())?.height).toBeLessThan(roomy)
  await header('To').getByRole('button').click()
  await expect(header('To')).toHaveAttribute('aria-sort', 'ascending')
  await page.reload()
  await expect(header('To')).toHaveAttribute('aria-sort', 'ascending')
  await expect(header('From')).toHaveCount(0)

  await page.setViewportSize({ width: 1000, height: 700 })
  await page.getByRole('row').nth(2).click()
  await expect(page.getByRole('article', { name: 'Opened item' })).toBeVisible()
  const grid = page.getByRole('grid')
  expect(await grid.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true)
})

test('a filter narrows the list as one types, with the address, and empties with Escape', async ({ page, signIn }) => {
  await start(page, signIn)
  const all = await page.getByText(/^\d+ items$/).textContent()
  await page.getByRole('button', { name: 'Filter this list' }).click()
  await expect(page.getByRole('searchbox', { name: 'Show only rows with this text' })).toBeFocused()
  await page.keyboard.type('lighthouse')
  await expect(page).toHaveURL(/filter=lighthouse/)
  await expect(page.getByText(/^\d+ items?$/)).not.toHaveText(all ?? '')
  for (const row of await page
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') })
    .all()) {
    await expect(row).toContainText(/lighthouse/i)
  }
  await page.reload()
  await expect(page.getByRole('searchbox', { name: 'Show only rows with this text' })).toHaveValue('lighthouse')
  await page.getByRole('searchbox', { name: 'Show only rows with this text' }).fill('no such words')
  await expect(page.getByText('Nothing in this list matches the filter')).toBeVisible()
  await page.getByRole('button', { name: 'Show everything' }).click()
  await expect(page.getByText(/^\d+ items$/)).toHaveText(all ?? '')
  await expect(page).not.toHaveURL(/filter=/)
})

test('deleted ones alone, from folder to folder, and all of them selected', async ({ page, world, signIn }) => {
  const [message] = (await world.live.mail('employee')).filter(({ folder }) => folder === 'Sent Items')
  if (!message) throw new Error('nothing was sent in the seed')
  await world.live.deleteMail('employee', message.id)
  await world.live.backup()
  await start(page, signIn)
  await page.getByRole('button', { name: 'Filter this list' }).click()
  await page.getByRole('switch', { name: 'Deleted only' }).click()
  await expect(page).toHaveURL(/only=deleted/)
  await page.getByRole('treeitem', { name: 'Sent Items' }).click()
  await expect(page.getByRole('row', { name: message.subject })).toBeVisible()
  const rows = page.getByRole('row').filter({ has: page.getByRole('gridcell') })
  await expect(rows.filter({ hasText: 'Deleted' })).toHaveCount(await rows.count())
  await page.getByRole('checkbox', { name: 'Select all' }).click()
  await expect(page.getByText(`${await rows.count()} selected`)).toBeVisible()
  await page.getByRole('switch', { name: 'Deleted only' }).click()
  // What is no longer the list that was selected from is not restored by mistake.
  await expect(page.getByText(/\d+ selected/)).toHaveCount(0)
})

test('what was found is sorted by any column', async ({ page, signIn }) => {
  await start(page, signIn)
  await page.goto('/mail?q=lighthouse')
  const subject = page.getByRole('columnheader', { name: 'Subject' })
  await subject.getByRole('button').click()
  await expect(subject).toHaveAttribute('aria-sort', 'ascending')
  await expect(page).toHaveURL(/order=subject/)
  await expect(page.getByText(/^\d+ results$/)).toBeVisible()
})

test('the timeline leads from backup to backup, by its buttons and by keys', async ({ page, signIn }) => {
  await start(page, signIn)
  await page.goto('/mail?point=latest')
  const timeline = page.getByRole('slider', { name: 'Backups, oldest to newest' })
  const newest = await timeline.getAttribute('aria-valuetext')
  await expect(page.getByRole('button', { name: 'The next backup' })).toBeDisabled()
  await page.getByRole('button', { name: 'The backup before' }).click()
  await expect(page).toHaveURL(/point=\d{4}-/)
  const before = await timeline.getAttribute('aria-valuetext')
  expect(before).not.toBe(newest)
  await expect(page.getByRole('button', { name: `Choose a backup: Backup, ${before}` })).toBeVisible()
  await timeline.focus()
  await page.keyboard.press('Home')
  await expect(page.getByRole('button', { name: 'The backup before' })).toBeDisabled()
  await expect(page).not.toHaveURL(/point=latest/)
  await page.keyboard.press('End')
  await expect(timeline).toHaveAttribute('aria-valuetext', newest ?? '')
  await expect(page.getByRole('button', { name: `Choose a backup: Latest backup, ${newest}` })).toBeVisible()
})

test('on a phone, selecting leaves the rows where the finger is', async ({ page, signIn }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await start(page, signIn)
  const row = page.getByRole('row').nth(2)
  const before = await row.boundingBox()
  await row.getByRole('checkbox').check()
  await expect(page.getByText('1 selected')).toBeVisible()
  expect(await row.boundingBox()).toEqual(before)
  await page.getByRole('button', { name: 'Clear selection' }).click()
  await expect(page.getByRole('searchbox', { name: 'Search mail' })).toBeVisible()
  expect(await row.boundingBox()).toEqual(before)
})

test('in a narrow or low window, nothing is out of reach', async ({ page, signIn }) => {
  const isWithin = async (name: string) => {
    const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true })
    return ((box) => box !== null && box.x >= 0 && box.x + box.width <= 320)(await link.boundingBox())
  }
  await page.setViewportSize({ width: 320, height: 640 })
  await start(page, signIn)
  for (const name of ['Mail', 'OneDrive', 'Search', 'Restore list', 'Restores']) expect(await isWithin(name)).toBe(true)
  const title = page.getByRole('heading', { name: 'Inbox' })
  expect(await title.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true)

  await page.setViewportSize({ width: 640, height: 400 })
  await page.getByRole('row').nth(3).click()
  const opened = page.getByRole('article', { name: 'Opened item' })
  await expect(opened.getByRole('button', { name: 'Restore', exact: true })).toBeInViewport({ ratio: 1 })
})
