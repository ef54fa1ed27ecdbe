import type { Page } from '@playwright/test'
import { expect, test } from '../harness/fixtures.ts'

/** People know what they lost, not when: everything the backups hold is in one view, deleted things marked. */

const pane = (page: Page) => page.getByRole('article', { name: 'Opened item' })
const picker = (page: Page) => page.getByRole('button', { name: /^Choose a backup/ })

const restore = async (page: Page) => {
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText('as it was when it was last backed up')
  await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(page.getByText('Success').first()).toBeVisible()
}

test('a deleted message is where it was, says until when it was there, and comes back', async ({
  page,
  world,
  signIn,
}) => {
  const { live } = world
  const message = (await live.mail('employee')).find(({ subject }) => subject.startsWith('Salary round 2026'))
  if (!message) throw new Error('no such message in the seed')
  await live.deleteMail('employee', message.id)
  await live.backup()
  await signIn('employee')
  await expect(picker(page)).toContainText('All time')
  await page.getByRole('searchbox').fill('Salary round')
  const row = page.getByRole('row', { name: new RegExp(`${message.subject}.*Deleted`) })
  await row.click()
  await expect(pane(page).getByRole('note')).toContainText('Last seen in the backup of')
  await expect(page).toHaveURL(/item=/)
  await page.reload()
  await expect(pane(page).getByRole('note')).toContainText('Last seen in the backup of')

  await picker(page).click()
  await page.getByRole('button', { name: /^Latest backup/ }).click()
  await expect(page).toHaveURL(/point=latest/)
  await expect(page.getByText('Nothing found')).toBeVisible()
  await page.goBack()

  await page.getByRole('checkbox', { name: message.subject, exact: true }).check()
  await restore(page)
  expect((await live.mail('employee')).find(({ id }) => id === message.id)).toEqual(message)
})

test('a deleted folder stays in the tree, with its files, and comes back whole', async ({ page, world, signIn }) => {
  const { live } = world
  await live.putFile('employee', 'Short-lived/Plans/draft.txt', 'not for long')
  await live.backup()
  const hash = await live.fileHash('employee', 'Short-lived/Plans/draft.txt')
  await live.deleteFile('employee', 'Short-lived')
  await live.backup()
  await signIn('employee')
  await page.getByRole('link', { name: 'OneDrive', exact: true }).click()
  await expect(page.getByRole('row', { name: /Documents/ })).not.toContainText('Deleted')
  await expect(page.getByRole('row', { name: /Short-lived/ })).toContainText('Deleted')
  await page.getByRole('treeitem', { name: /Short-lived.*Deleted/ }).click()
  await page.getByRole('row', { name: /Plans.*Deleted/ }).dblclick()
  await expect(page.getByRole('row', { name: /draft\.txt.*Deleted/ })).toBeVisible()
  await page.goBack()
  await page.getByRole('checkbox', { name: 'Plans', exact: true }).check()
  await restore(page)
  expect(await live.fileHash('employee', 'Short-lived/Plans/draft.txt')).toBe(hash)
})

test('the keyboard alone goes from all time to the latest backup and back', async ({ page, signIn }) => {
  const press = (key: string) => page.keyboard.press(key)
  await signIn('employee')
  await picker(page).focus()
  await press('Enter')
  await expect(page.getByRole('button', { name: /^All time/ })).toBeFocused()
  await press('Tab')
  await expect(page.getByRole('button', { name: /^Latest backup/ })).toBeFocused()
  await press('Enter')
  await expect(page).toHaveURL(/point=latest/)
  await expect(picker(page)).toContainText('Latest backup')
  await expect(picker(page)).toBeFocused()
  await press('Enter')
  await page.getByRole('button', { name: /^All time/ }).focus()
  await press('Enter')
  await expect(page).toHaveURL(/point=all/)
  await expect(picker(page)).toContainText('All time')
})

test('what is deleted is sorted and found among the rest', async ({ page, world, signIn }) => {
  const { live } = world
  const inbox = (await live.mail('employee')).filter(({ folder }) => folder === 'Inbox')
  for (const { id } of inbox.slice(0, 3)) await live.deleteMail('employee', id)
  await live.backup()
  await signIn('employee')
  const badges = page.getByRole('grid').getByText('Deleted', { exact: true })
  await page.getByRole('columnheader', { name: 'Subject' }).getByRole('button').click()
  await expect(page).toHaveURL(/order=subject/)
  await expect(page.getByText(/\d+ items/)).toBeVisible()
  for (const { subject } of inbox.slice(0, 3)) {
    await page.getByRole('searchbox').fill(`"${subject.slice(0, 40)}"`)
    await expect(badges.first()).toBeVisible()
  }
})
