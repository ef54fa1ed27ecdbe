import type { Page } from '@playwright/test'
import { expect, test } from '../harness/fixtures.ts'
import type { Live, LiveMessage } from '../harness/live.ts'

/** "12 messages deleted since the last backup", and two clicks until they are back. */

const changes = (page: Page) => page.getByRole('grid', { name: 'Changes' })
const kind = (page: Page, name: RegExp) =>
  page.getByRole('group', { name: 'Which changes to show' }).getByRole('button', { name })
const heading = (page: Page) => page.getByRole('heading', { name: 'What changed', level: 1 })
const sinceLast = (page: Page) => page.getByRole('button', { name: 'Since the backup before' }).click()

/** All of one's messages or files, so that losses and gains both show. */
const stateOf = async (live: Live) => ({
  mail: new Map((await live.mail('employee')).map((message) => [message.id, message])),
  files: new Map((await live.files('employee')).map(({ path, sha256 }) => [path, sha256])),
})

async function deleteMail(live: Live, count: number): Promise<LiveMessage[]> {
  const gone = (await live.mail('employee')).filter(({ folder }) => folder === 'Inbox').slice(0, count)
  expect(gone).toHaveLength(count)
  for (const { id } of gone) await live.deleteMail('employee', id)
  return gone
}

async function restore(page: Page, button: RegExp): Promise<void> {
  await page.getByRole('button', { name: button }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(page.getByText('Success').first()).toBeVisible()
}

test('twelve deleted messages are seen from the inbox, and are back after two clicks', async ({
  page,
  world,
  signIn,
}) => {
  const { live } = world
  await live.backup()
  const before = await stateOf(live)
  const gone = await deleteMail(live, 12)
  await live.backup()
  await signIn('employee')
  await page.getByRole('link', { name: 'What changed' }).click()
  await expect(heading(page)).toBeVisible()
  await expect(page).toHaveURL(/workload=mail.*folder=.*from=20/)
  await sinceLast(page)
  await expect(kind(page, /Added 0$/)).toBeVisible()
  await expect(kind(page, /Changed 0$/)).toBeVisible()
  await expect(kind(page, /Deleted 12$/)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Inbox', level: 2 })).toBeVisible()
  await expect(
    changes(page)
      .getByRole('row', { name: / Deleted / })
      .first(),
  ).toBeVisible()
  for (const { subject } of gone.slice(0, 3)) await expect(changes(page)).toContainText(subject.trim())

  await restore(page, /^Restore 12 deleted$/)
  expect((await stateOf(live)).mail).toEqual(before.mail)
})

test('files of deleted folders come back whole, byte for byte', async ({ page, world, signIn }) => {
  const { live } = world
  await live.putFile('employee', 'Short-lived/Plans/draft.txt', 'not for long')
  await live.putFile('employee', 'Short-lived/list.txt', 'one two three')
  await live.backup()
  const before = await stateOf(live)
  await live.deleteFile('employee', 'Short-lived')
  await live.putFile('employee', 'Documents/new.txt', 'new')
  await live.backup()
  await signIn('employee')
  await page.goto('/compare?workload=onedrive')
  await sinceLast(page)
  await expect(kind(page, /Deleted 2$/)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Short-lived › Plans' })).toBeVisible()
  await restore(page, /^Restore 2 deleted$/)
  const { files } = await stateOf(live)
  files.delete('Documents/new.txt')
  expect(files).toEqual(before.files)
  expect(await live.fileHash('employee', 'Short-lived/Plans/draft.txt')).toBe(
    before.files.get('Short-lived/Plans/draft.txt'),
  )
})

test('some of the changes are restored, one folder at a time', async ({ page, world, signIn }) => {
  const { live } = world
  await live.putFile('employee', 'Short-lived/a.txt', 'a')
  await live.putFile('employee', 'Short-lived/b.txt', 'b')
  await live.backup()
  const inbox = await deleteMail(live, 1)
  await live.deleteFile('employee', 'Short-lived/a.txt')
  await live.deleteFile('employee', 'Short-lived/b.txt')
  await live.deleteFile('employee', 'Documents/Budget.xlsx')
  await live.putFile('employee', 'Short-lived/c.txt', 'c')
  await live.backup()
  await signIn('employee')
  await page.goto('/compare?workload=onedrive')
  await sinceLast(page)
  await page.getByRole('checkbox', { name: 'c.txt', exact: true }).check()
  await expect(page.getByRole('button', { name: 'Restore 0 selected' })).toHaveAttribute('aria-disabled', 'true')
  // Its changes are fetched first.
  await page.getByRole('checkbox', { name: 'Short-lived', exact: true }).click()
  await expect(page.getByRole('checkbox', { name: 'Short-lived', exact: true })).toBeChecked()
  await expect(page.getByRole('status').filter({ hasText: '3 selected' })).toBeVisible()
  await restore(page, /^Restore 2 selected$/)
  const paths = (await live.files('employee')).map(({ path }) => path)
  expect(paths).toEqual(expect.arrayContaining(['Short-lived/a.txt', 'Short-lived/b.txt']))
  expect(paths).not.toContain('Documents/Budget.xlsx')
  expect((await live.mail('employee')).map(({ id }) => id)).not.toContain(inbox[0]?.id)
  await expect(page.getByRole('button', { name: /^Restore 3 deleted$/ })).toBeVisible()
})

test('a changed file opens as it was and as it is', async ({ page, world, signIn }) => {
  const { live } = world
  await live.putFile('employee', 'Documents/plan.txt', 'before')
  await live.backup()
  await live.putFile('employee', 'Documents/plan.txt', 'afterwards')
  await live.backup()
  await signIn('employee')
  await page.goto('/compare?workload=onedrive')
  await sinceLast(page)
  const pane = page.getByRole('article', { name: 'Opened item' })
  await page.getByRole('link', { name: 'plan.txt as it was before' }).click()
  await expect(pane).toContainText('6 bytes')
  await expect(page.getByRole('button', { name: /^Choose a backup: Backup/ })).toBeVisible()
  await page.goBack()
  await page.getByRole('row', { name: /Changed.*plan\.txt/ }).click()
  await expect(pane).toContainText('10 bytes')
})

test('one kind of change at a time, in a link that survives a reload', async ({ page, world, signIn }) => {
  const { live } = world
  await live.backup()
  await deleteMail(live, 3)
  await live.addMail('employee', 'Inbox', 'new.eml', 'Subject: Brand new\r\nFrom: a@example.org\r\n\r\nx')
  await live.backup()
  await signIn('employee')
  await page.goto('/compare?workload=mail')
  await sinceLast(page)
  await kind(page, /Added 1$/).click()
  await expect(page).toHaveURL(/kind=added/)
  await expect(changes(page).getByRole('row')).toHaveCount(3)
  await expect(changes(page)).toContainText('Brand new')
  const address = page.url()
  await page.reload()
  await expect(kind(page, /Added 1$/)).toHaveAttribute('aria-pressed', 'true')
  await expect(changes(page)).toContainText('Brand new')
  expect(page.url()).toBe(address)
  await kind(page, /Changed 0$/).click()
  await expect(page.getByRole('heading', { name: 'Nothing was changed or moved' })).toBeVisible()
  await page.getByRole('button', { name: 'Show all changes' }).click()
  await expect(changes(page).getByRole('row')).toHaveCount(6)
})

test('where nothing changed, it says so; and the moments are chosen in the calendar', async ({
  page,
  world,
  signIn,
}) => {
  await world.live.backup()
  await world.live.backup()
  await signIn('employee')
  await page.goto('/compare?workload=onedrive')
  await sinceLast(page)
  await expect(page.getByRole('heading', { name: 'Nothing changed between these two backups' })).toBeVisible()
  await expect(kind(page, /All 0$/)).toBeVisible()
  await page.getByRole('button', { name: /^Compare from/ }).click()
  const last = page.url()
  await page.getByRole('button', { name: 'Previous month' }).click()
  await page
    .getByRole('button', { name: /, 1 backup$/ })
    .first()
    .click()
  await expect(page).not.toHaveURL(last)
  await expect(changes(page)).toContainText('Added')
})

test('what changed since the moment looked at', async ({ page, signIn }) => {
  await signIn('employee')
  await page.goto('/mail?point=latest')
  await page.getByRole('button', { name: /^Choose a backup/ }).click()
  await page.getByRole('button', { name: 'Previous month' }).click()
  await page
    .getByRole('button', { name: /, 1 backup$/ })
    .first()
    .click()
  await expect(page).toHaveURL(/point=20/)
  const point = new URL(page.url()).searchParams.get('point')
  await page.getByRole('link', { name: 'What changed since then' }).click()
  await expect(heading(page)).toBeVisible()
  expect(new URL(page.url()).searchParams.get('from')).toBe(point)
})

test('the keyboard alone finds a deleted message and has it back', async ({ page, world, signIn }) => {
  const { live } = world
  const press = (key: string) => page.keyboard.press(key)
  await live.backup()
  const [gone] = await deleteMail(live, 1)
  if (!gone) throw new Error('the inbox is empty')
  await live.backup()
  await signIn('employee')
  await page.getByRole('link', { name: 'What changed' }).focus()
  await press('Enter')
  await page.getByRole('button', { name: 'Since the backup before' }).focus()
  await press('Space')
  await expect(kind(page, /Deleted 1$/)).toBeVisible()
  await changes(page).locator('[role=row][tabindex="0"]').focus()
  await press('ArrowDown')
  await press('Space')
  await expect(page.getByRole('checkbox', { name: gone.subject, exact: true })).toBeChecked()
  await press('Escape')
  await expect(page.getByRole('checkbox', { name: gone.subject, exact: true })).not.toBeChecked()
  await page.getByRole('button', { name: 'Restore 1 deleted' }).focus()
  await press('Enter')
  // It takes the focus a moment after it is seen.
  const focused = page.getByRole('dialog').locator(':focus')
  await expect(focused).toBeVisible()
  await press('Escape')
  await expect(page.getByRole('button', { name: 'Restore 1 deleted' })).toBeFocused()
  await press('Enter')
  await expect(focused).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).focus()
  await press('Enter')
  await expect(page.getByText('Success').first()).toBeVisible()
  expect((await live.mail('employee')).map(({ id }) => id)).toContain(gone.id)
})

test.describe('an address that leads nowhere', () => {
  test.use({ expectedErrors: [/404 \(Not Found\).*compare/s] })
  test('is explained, with a way on', async ({ page, signIn }) => {
    await signIn('employee')
    await page.goto('/compare?workload=mail&folder=a~b')
    await expect(page.getByRole('heading', { name: 'This folder is in neither of the two backups' })).toBeVisible()
    await page.getByRole('button', { name: 'Compare all of your mail' }).click()
    await expect(changes(page).getByRole('row').nth(1)).toBeVisible()
    await page.goto('/compare?workload=mail&from=2020-01-01T00:00:00.000Z')
    await expect(page.getByRole('heading', { name: /There is no backup of .* any more/ })).toBeVisible()
    await page.getByRole('button', { name: /^Compare with the backup of/ }).click()
    await expect(changes(page).getByRole('row').nth(1)).toBeVisible()
  })
})
