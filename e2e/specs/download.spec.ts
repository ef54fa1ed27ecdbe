import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import { sha256 } from '../harness/bytes.ts'
import { expect, test } from '../harness/fixtures.ts'
import { unzip } from '../harness/unzip.ts'

/** What is in the backup gets to the person's own disk, byte for byte, without being restored. */

const pane = (page: Page) => page.getByRole('article', { name: 'Opened item' })
const action = (page: Page) => page.getByRole('button', { name: 'Download', exact: true })

const saved = async (page: Page, by: () => Promise<void>): Promise<Download> => {
  const [download] = await Promise.all([page.waitForEvent('download'), by()])
  return download
}
const bytesOf = async (download: Download) => readFile(await download.path())

/** The latest backup, which holds what is there now. */
const openDocuments = async (page: Page) => {
  await page.goto('/onedrive?point=latest')
  await page.getByRole('treeitem', { name: 'Documents' }).click()
  await expect(page.getByRole('checkbox', { name: 'Budget.xlsx', exact: true })).toBeVisible()
}

test('one file comes as itself, from the selection and from the pane', async ({ page, world, signIn }) => {
  await signIn('employee')
  const hash = await world.live.fileHash('employee', 'Documents/Budget.xlsx')
  await openDocuments(page)
  await page.getByRole('checkbox', { name: 'Budget.xlsx', exact: true }).check()
  const selected = await saved(page, () => action(page).click())
  expect(selected.suggestedFilename()).toBe('Budget.xlsx')
  expect(sha256(await bytesOf(selected))).toBe(hash)
  await expect(page.getByText('Your browser is saving “Budget.xlsx”')).toBeVisible()
  await page.getByRole('row', { name: /Budget\.xlsx/ }).click()
  const opened = await saved(page, () => pane(page).getByRole('button', { name: 'Download this item' }).click())
  expect(sha256(await bytesOf(opened))).toBe(hash)
})

test('a folder, and files selected together, come as one ZIP with every byte', async ({ page, world, signIn }) => {
  await signIn('employee')
  const files = (await world.live.files('employee')).filter(({ path }) => path.startsWith('Documents/'))
  const hashes = files.map(({ sha256 }) => sha256).toSorted()
  await openDocuments(page)
  const whole = await saved(page, () => page.getByRole('button', { name: /^Download this folder/ }).click())
  expect(whole.suggestedFilename()).toBe('Documents.zip')
  const inWhole = [...unzip(await bytesOf(whole))].filter(([name]) => !name.endsWith('/'))
  expect(inWhole.map(([, { content }]) => sha256(content)).toSorted()).toEqual(hashes)

  await page.getByRole('checkbox', { name: 'Select all' }).check()
  const together = await saved(page, () => action(page).click())
  expect(together.suggestedFilename()).toMatch(/\.zip$/)
  const inAll = [...unzip(await bytesOf(together))].filter(([name]) => !name.endsWith('/'))
  expect(inAll.map(([, { content }]) => sha256(content)).toSorted()).toEqual(hashes)
})

test('what was deleted can still be downloaded', async ({ page, world, signIn }) => {
  const hash = await world.live.fileHash('employee', 'Documents/Budget.xlsx')
  await world.live.deleteFile('employee', 'Documents/Budget.xlsx')
  await world.live.backup()
  await signIn('employee')
  await page.getByRole('link', { name: 'OneDrive', exact: true }).click()
  await page.getByRole('treeitem', { name: 'Documents' }).click()
  await page.getByRole('row', { name: /Budget\.xlsx.*Deleted/ }).click()
  const download = await saved(page, () => action(page).click())
  expect(sha256(await bytesOf(download))).toBe(hash)
})

test('messages come as files for Outlook', async ({ page, signIn }) => {
  await signIn('employee')
  await page.getByRole('row').nth(1).getByRole('checkbox').check()
  const one = await saved(page, () => action(page).click())
  expect(one.suggestedFilename()).toMatch(/\.msg$/)
  expect((await bytesOf(one)).subarray(0, 8).toString('hex')).toBe('d0cf11e0a1b11ae1')
  await page.getByRole('row').nth(2).getByRole('checkbox').check()
  const two = await saved(page, () => action(page).click())
  const names = [...unzip(await bytesOf(two)).keys()].filter((name) => !name.endsWith('/'))
  expect(names).toHaveLength(2)
  for (const name of names) expect(name).toMatch(/\.msg$/)
})

test.describe('a server that hands out no contents', () => {
  test.use({ expectedErrors: [/403 \(Forbidden\)/] })
  test.afterEach(({ world }) => world.faults([]))

  test('is named as the reason, and downloading is not offered again', async ({ page, world, signIn }) => {
    await signIn('employee')
    await world.faults([], { refuseSave: true })
    await openDocuments(page)
    await page.getByRole('checkbox', { name: 'Budget.xlsx', exact: true }).check()
    await action(page).click()
    await expect(page.getByText('does not allow downloads').first()).toBeVisible()
    await expect(action(page)).toHaveAttribute('aria-disabled', 'true')
    await expect(page.getByRole('button', { name: 'Restore', exact: true })).toBeEnabled()
  })
})

test.describe('a backup server that fails', () => {
  test.use({ expectedErrors: [/50[0-9] \(/] })
  test.afterEach(({ world }) => world.faults([]))

  test('is told in place, and the next try works', async ({ page, world, signIn }) => {
    await signIn('employee')
    await openDocuments(page)
    await page.getByRole('checkbox', { name: 'Budget.xlsx', exact: true }).check()
    await world.faults([{ path: '/documents/', effect: { status: 500 } }])
    await action(page).click()
    await expect(page.getByRole('region', { name: 'Download' })).toContainText('The backup server reported an error.')
    await world.faults([])
    const download = await saved(page, () => action(page).click())
    expect(download.suggestedFilename()).toBe('Budget.xlsx')
  })
})
