import type { Page } from '@playwright/test'
import { expect, test } from '../harness/fixtures.ts'
import { openDetails, restoreMail } from '../harness/restoring.ts'
import type { World } from '../harness/world.ts'

/** Where the administrator sets it, putting back takes the person's own permission: a code that they enter at Microsoft. */

test.use({ portalEnv: { RESTORE_PERMISSION: 'delegated' } })

const panel = (page: Page) => page.getByRole('region', { name: 'One step for you at Microsoft' })
const done = (page: Page) => panel(page).getByRole('button', { name: 'I have entered the code' })

/** Opens the address that is shown, in the tab that it opens in, and enters the code that is shown. */
async function enterCode(page: Page, account: string): Promise<string> {
  const code = await panel(page)
    .getByText(/^[A-Z0-9]{4}-?[A-Z0-9]{4,5}$/)
    .innerText()
  const opening = page.context().waitForEvent('page')
  await panel(page).getByRole('link').click()
  const microsoft = await opening
  await microsoft.getByLabel('Code').fill(code)
  await microsoft.getByRole('button', { name: 'Next' }).click()
  await microsoft.getByRole('button', { name: 'Continue' }).click()
  await microsoft.getByRole('button', { name: `${account}@sandbox.example` }).click()
  await expect(microsoft.getByText('You may now close this window.')).toBeVisible()
  await microsoft.close()
  return code
}

const lose = async ({ live }: World) => {
  await live.backup()
  const [lost] = (await live.mail('employee'))
    .filter(({ folder }) => folder === 'Inbox')
    .sort((a, b) => ((a.received ?? '') < (b.received ?? '') ? 1 : -1))
  if (!lost) throw new Error('an empty inbox')
  await live.deleteMail('employee', lost.id)
  return lost
}

test('the code and its address are shown; once it is entered, all comes back', async ({ page, world, signIn }) => {
  const lost = await lose(world)
  await signIn('employee')
  await restoreMail(page, 1, null)
  await openDetails(page)
  await expect(page.getByText('Microsoft wants a code from you before it can go on.')).toBeVisible()
  await expect(panel(page).getByRole('link')).toHaveAttribute('href', /^https:\/\/localhost:\d+\//)
  await enterCode(page, 'employee')
  await done(page).click()
  await expect(page.getByText('Success').first()).toBeVisible()
  await expect(panel(page)).toHaveCount(0)
  expect((await world.live.mail('employee')).filter(({ id }) => id === lost.id)).toEqual([lost])
})

test('a code that was not entered, or by someone else, is followed by another; after the third it is over', async ({
  page,
  world,
  signIn,
}) => {
  const lost = await lose(world)
  await signIn('employee')
  await restoreMail(page, 1, null)
  await openDetails(page)
  const shown = panel(page).getByText(/^[A-Z0-9]{4}-?[A-Z0-9]{4,5}$/)
  const first = await shown.innerText()
  await done(page).click()
  await expect(shown).not.toHaveText(first)
  const second = await enterCode(page, 'colleague')
  await done(page).click()
  await expect(shown).not.toHaveText(second)
  await done(page).click()
  await expect(page.getByText('Failed').first()).toBeVisible()
  await expect(page.getByText('The authentication code was not entered yet', { exact: false }).first()).toBeVisible()
  expect((await world.live.mail('employee')).some(({ id }) => id === lost.id)).toBe(false)
})
