import { expect, test } from '../harness/fixtures.ts'
import { openDetails, progress, restoreMail, rows } from '../harness/restoring.ts'

/** How a restore ends, or does not: each state is said in plain words, with what can be done about it. */

test.afterEach(({ world }) => world.faults([]))

test('success: found again by filters that are in the address, exported, and ready to print', async ({
  page,
  signIn,
}) => {
  await signIn('employee')
  await restoreMail(page, 2)
  await expect(progress(page).getByText('Success')).toBeVisible()
  await page.getByRole('link', { name: 'Restores', exact: true }).click()
  await page.getByRole('searchbox', { name: 'Search restores' }).fill('xyzzyplugh')
  await expect(page.getByText('No restore fits these filters')).toBeVisible()
  await expect(page).toHaveURL(/q=xyzzyplugh/)
  await page.reload()
  await expect(page.getByText('No restore fits these filters')).toBeVisible()
  await page.getByRole('button', { name: 'Show all restores' }).click()
  await expect(page.getByRole('searchbox', { name: 'Search restores' })).toHaveValue('')
  await page.getByRole('combobox', { name: 'Time' }).selectOption('Today')
  await page.getByRole('combobox', { name: 'Result' }).selectOption('Success')
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('Mail')
  await expect(page).toHaveURL(/period=day&status=success&workload=mail/)
  await expect(rows(page).first()).toContainText('2 restored')
  await page.getByRole('combobox', { name: 'Time' }).selectOption('Chosen days')
  await page.getByLabel('To', { exact: true }).fill('2020-01-31')
  await expect(page.getByText('No restore fits these filters')).toBeVisible()
  await expect(page).toHaveURL(/period=days.*&to=2020-01-31/)
  await page.reload()
  await expect(page.getByLabel('To', { exact: true })).toHaveValue('2020-01-31')
  await page.getByLabel('To', { exact: true }).fill('')
  await page.getByLabel('From', { exact: true }).fill('2020-01-01')
  await rows(page).first().getByRole('link').click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export as CSV' }).click()
  expect((await download).suggestedFilename()).toMatch(/^restore-.*\.csv$/)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText(/confirmation for Emma Lindqvist/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Export as CSV' })).toBeHidden()
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden()
})

test('partly failed: the reason stands beside the item, and the failed ones are restored again', async ({
  page,
  world,
  signIn,
}) => {
  await signIn('employee')
  const name = await page
    .getByRole('grid', { name: 'Mail items' })
    .getByRole('checkbox')
    .nth(2)
    .getAttribute('aria-label')
  await world.faults([], { failItems: [name] })
  await restoreMail(page, 3)
  await expect(progress(page).getByText('Warning')).toBeVisible()
  await world.faults([])
  await openDetails(page)
  const items = page.getByRole('list', { name: 'Items' }).getByRole('listitem')
  await expect(items.first()).toContainText('Failed')
  await expect(items.first()).toContainText('The item was told to fail.')
  await expect(page.getByText(/2 restored and 1 could not be restored/)).toBeVisible()
  await page.getByRole('button', { name: 'Restore the failed one again' }).click()
  await expect(page.getByText('1 restored')).toBeVisible()
  await expect(page.getByText('Success').first()).toBeVisible()
  await page.getByRole('link', { name: 'All restores' }).click()
  await expect(rows(page).nth(0)).toContainText('1 restored')
  await expect(rows(page).nth(1)).toContainText('2 restored and 1 could not be restored')
  await rows(page).nth(0).getByRole('link').click()
  await items.first().getByRole('link').click()
  await expect(page.getByRole('article', { name: 'Opened item' })).toBeVisible()
})

test('stopped: what is restored stays; progress is seen to move, also in another tab and in its title', async ({
  page,
  world,
  signIn,
}) => {
  await world.faults([], { holdAfter: 5 })
  await signIn('employee')
  const other = await page.context().newPage()
  await other.goto('/restores')
  await expect(other.getByRole('heading', { name: 'Restores' })).toBeVisible()
  await restoreMail(page, 12)
  const bar = progress(page).getByRole('progressbar')
  await expect(bar).toHaveAccessibleName('5 of 12')
  await expect(page).toHaveTitle(/^\d+\s?%/)
  await expect(rows(other).first().getByRole('progressbar')).toHaveAccessibleName('5 of 12')
  await page.reload()
  await expect(progress(page).getByRole('progressbar')).toBeVisible()
  await progress(page).getByRole('link', { name: 'Details' }).click()
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByText('Stopped').first()).toBeVisible()
  await expect(rows(other).first().getByText('Stopped')).toBeVisible()
  await expect(page).not.toHaveTitle(/%/)
})

test('failed: why, and nothing that was not done is called done', async ({ page, world, signIn }) => {
  await world.faults([{ method: 'POST', path: 'restore$', effect: { status: 500 } }])
  await signIn('employee')
  await restoreMail(page, 1)
  await expect(progress(page).getByText('Failed')).toBeVisible()
  await openDetails(page)
  await expect(page.getByText('1 could not be restored', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'All restores' }).click()
  await page.getByRole('combobox', { name: 'Result' }).selectOption('Failed')
  await expect(rows(page).first()).toContainText('1 could not be restored')
})

test('not certain: looked for again, and the person decides', async ({ page, world, signIn }) => {
  await world.faults([{ method: 'POST', path: 'restore$', effect: { drop: 'before' } }])
  await signIn('employee')
  await restoreMail(page, 1)
  await openDetails(page)
  await expect(page.getByText('Not certain').first()).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByText('still not certain')).toBeVisible()
  await world.faults([])
  await page.getByRole('button', { name: 'Restore the rest' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Restore the rest' }).click()
  await expect(page.getByText('Success').first()).toBeVisible()
  const back = (await world.live.mail('employee')).filter(({ folder }) => folder === 'Back again')
  expect(back).toHaveLength(1)
})
