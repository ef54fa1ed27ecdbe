import { expect, test } from '../harness/fixtures.ts'

test.beforeEach(async ({ signIn }) => signIn('employee'))

const grid = 'Mail items'

test('a message opens with its people, text, attachments and headers', async ({ page }) => {
  await page.getByRole('searchbox').fill('walk through')
  await expect(page.getByText(/\d+ results?/)).toBeVisible()
  await page
    .getByRole('row', { name: /walk through the new warehouse/ })
    .first()
    .click()
  const pane = page.getByRole('article', { name: 'Opened item' })
  await expect(pane.getByRole('heading', { name: /walk through/ })).toBeVisible()
  await expect(pane).toContainText('Karim Haddad')
  await expect(page).toHaveURL(/item=/)
  await page.reload()
  await expect(
    page.getByRole('article', { name: 'Opened item' }).getByRole('heading', { name: /walk through/ }),
  ).toBeVisible()
})

test('an earlier restore point shows what was there then', async ({ page, world }) => {
  const now = new Set(
    (await world.live.mail('employee')).filter(({ folder }) => folder === 'Inbox').map(({ id }) => id),
  ).size
  await page.getByRole('button', { name: /^Choose a backup/ }).click()
  await page.getByRole('button', { name: /^Latest backup/ }).click()
  await expect(page).toHaveURL(/point=latest/)
  await expect(page.getByText(`${now} items`)).toBeVisible()
  await page.getByRole('button', { name: /^Choose a backup: Latest backup/ }).click()
  await page.getByRole('button', { name: 'Previous month' }).click()
  await page
    .getByRole('button', { name: /, 1 backup$/ })
    .first()
    .click()
  await expect(page).toHaveURL(/point=/)
  await expect(page.getByRole('grid', { name: grid })).toBeVisible()
  const point = page.url()
  await page.reload()
  expect(page.url()).toBe(point)
  await expect(page.getByRole('button', { name: 'Choose a backup: Backup' })).toBeVisible()
})

test('words are searched for everywhere or in a folder, and a search can be linked', async ({ page }) => {
  await page.getByRole('searchbox', { name: 'Search mail' }).fill('lighthouse')
  await expect(page).toHaveURL(/q=lighthouse/)
  await expect(page.getByText(/\d+ results?/)).toBeVisible()
  await page.reload()
  await expect(page.getByRole('searchbox', { name: 'Search mail' })).toHaveValue('lighthouse')
  await expect(page.getByText(/\d+ results?/)).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search mail' }).fill('xyzzyplugh')
  await expect(page.getByText(/Nothing found/)).toBeVisible()
})

test('what a sender wrote is shown as text, never carried out', async ({ page }) => {
  await page.getByRole('searchbox').fill('onerror')
  await expect(page.getByText(/\d+ results?/)).toBeVisible()
  const row = page.getByRole('row', { name: /<img src=x onerror=alert/ }).first()
  await row.click()
  await expect(page.getByRole('heading', { name: /<img src=x onerror=alert/ })).toBeVisible()
})

test('the keyboard alone gets a message back', async ({ page, world }) => {
  const [message] = (await world.live.mail('employee')).filter(({ folder }) => folder === 'Drafts')
  if (!message) throw new Error('no draft in the seed')
  await world.live.deleteMail('employee', message.id)
  const press = (key: string) => page.keyboard.press(key)
  await page.getByRole('treeitem', { name: 'Inbox' }).focus()
  await press('ArrowDown')
  await press('Enter')
  await expect(page.getByRole('treeitem', { name: 'Drafts' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('row').nth(1).getByRole('checkbox')).toBeVisible()
  await page.getByRole('row').nth(1).focus()
  await press('Control+a')
  await expect(page.getByText(/\d+ selected/)).toBeVisible()
  await page.getByRole('button', { name: 'Restore', exact: true }).focus()
  await press('Enter')
  // It takes the focus a moment after it is seen.
  await expect(page.getByRole('dialog').locator(':focus')).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).focus()
  await press('Enter')
  await expect(page.getByText('Success').first()).toBeVisible()
  expect((await world.live.mail('employee')).find(({ id }) => id === message.id)).toEqual(message)
})

test('OneDrive folders open, and lead back', async ({ page }) => {
  await page.getByRole('link', { name: 'OneDrive', exact: true }).click()
  await page.getByRole('row', { name: /Documents/ }).dblclick()
  await expect(page.getByRole('row', { name: /Budget\.xlsx/ })).toBeVisible()
  await page.getByRole('row', { name: /Budget\.xlsx/ }).click()
  await expect(page.getByRole('article', { name: 'Opened item' })).toContainText('Emma Lindqvist')
  await page.goBack()
  await page.goBack()
  await expect(page.getByRole('row', { name: /Pictures/ })).toBeVisible()
})
