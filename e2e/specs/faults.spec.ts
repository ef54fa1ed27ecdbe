import { expect, test } from '../harness/fixtures.ts'

/** The far end fails: the person reads what to do next, and the page stays usable. */

test.use({ expectedErrors: [/50[0-9] \(/] })
test.beforeEach(async ({ signIn }) => signIn('employee'))
test.afterEach(({ world }) => world.faults([]))

test('a folder that cannot be read says so, with a request id, and can be tried again', async ({ page, world }) => {
  await expect(page.getByRole('treeitem', { name: 'Sent Items' })).toBeVisible()
  await world.faults([{ path: '/items', effect: { status: 500 } }])
  await page.getByRole('treeitem', { name: 'Sent Items' }).click()
  await expect(page.getByText('The backup server reported an error.')).toBeVisible()
  await expect(page.getByText(/Request id/)).toBeVisible()
  await world.faults([])
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText(/\d+ items/)).toBeVisible()
})

test('a restore whose items fail is shown with the reason for each', async ({ page, world }) => {
  const [message] = (await world.live.mail('employee')).filter(({ folder }) => folder === 'Notes')
  if (!message) throw new Error('no note in the seed')
  await world.live.deleteMail('employee', message.id)
  await world.faults([], { failItems: [message.id] })
  await page.getByRole('treeitem', { name: 'Notes' }).click()
  await page
    .getByRole('checkbox', { name: message.subject || '(no subject)' })
    .first()
    .check()
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click()
  await page.getByRole('link', { name: 'Restores', exact: true }).click()
  const row = page.getByRole('listitem').first()
  await expect(row.getByText('Failed')).toBeVisible()
  await row.getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible()
  await expect(page.getByText('Failed').first()).toBeVisible()
})

test.describe('a server that forbids reading contents', () => {
  test.use({ expectedErrors: [/403 \(Forbidden\).*content/s] })
  test('leaves restoring as it is', async ({ page, world }) => {
    await world.faults([], { refuseSave: true })
    await expect(page.getByRole('row').nth(2).getByRole('checkbox')).toBeVisible()
    await page.getByRole('row').nth(2).click()
    await expect(page.getByText('does not let the portal show contents')).toBeVisible()
    await expect(page.getByText('You can still restore this item.')).toBeVisible()
    await page.getByRole('row').nth(2).getByRole('checkbox').check()
    await expect(page.getByRole('button', { name: 'Restore', exact: true })).toBeEnabled()
  })
})
