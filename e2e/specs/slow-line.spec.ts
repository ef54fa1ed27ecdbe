import type { Page } from '@playwright/test'
import { expect, test } from '../harness/fixtures.ts'
import { restoreMail, rows } from '../harness/restoring.ts'

/** What people see of the portal while the line is slow or gone, or a newer version has just been installed. */

test.use({ expectedErrors: [/Failed to load resource/] })

const select = (page: Page) =>
  page.getByRole('grid', { name: 'Mail items' }).getByRole('row').nth(2).getByRole('checkbox').check()

const restore = (page: Page) => page.getByRole('button', { name: 'Restore', exact: true })

test('a page that a newer version has taken away is loaded anew, in its place', async ({ page, signIn }) => {
  await page.context().route('**/assets/restore-list-*.js', (route) => route.fulfill({ status: 404 }))
  await signIn('employee')
  await page.getByRole('link', { name: 'Restore list' }).click()
  await expect(page.getByText('A part of the portal could not be loaded.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Mail', exact: true })).toBeVisible()
  await page.context().unrouteAll()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'Your restore list is empty' })).toBeVisible()
})

test('without a connection, what is selected stays, and can be restored once there is one', async ({
  page,
  signIn,
}) => {
  // Who saves data gets nothing ahead of time.
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }))
  await signIn('employee')
  await select(page)
  await page.context().setOffline(true)
  await restore(page).click()
  await expect(page.getByText('The portal cannot be reached.')).toBeVisible()
  await expect(page.getByText('1 selected')).toBeVisible()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('dialog', { name: 'Restore 1 item?' })).toBeVisible()
  await expect(page.getByText('The portal cannot be reached.')).toBeHidden()
})

test('a press that began before the dialog grew still counts', async ({ page, signIn }) => {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.context().route('**/api/restore-preview', async (route) => {
    const answer = await route.fetch()
    await released
    await route.fulfill({ response: answer, json: { ...(await answer.json()), reasonRequired: true } })
  })
  await signIn('employee')
  await select(page)
  await restore(page).click()
  const dialog = page.getByRole('dialog', { name: 'Restore 1 item?' })
  const button = restore(page).and(dialog.getByRole('button'))
  await button.hover()
  const before = await button.boundingBox()
  await page.mouse.down()
  release()
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toBeVisible()
  await page.mouse.up()
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveAttribute('aria-invalid', 'true')
  expect((await button.boundingBox())?.x).toBe(before?.x)
})

test('who comes back to a list finds it where they left it', async ({ page, signIn }) => {
  await signIn('employee')
  await restoreMail(page, 1)
  await page.getByRole('link', { name: 'Restores', exact: true }).click()
  await page.setViewportSize({ width: 390, height: 320 })
  // One that is under way would change its height meanwhile.
  await expect(rows(page).first().getByText('Success')).toBeVisible()
  const link = rows(page).first().getByRole('link')
  const scrolled = () => page.evaluate(() => document.querySelector('main > [tabindex]')?.scrollTop)
  await link.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  const left = await scrolled()
  expect(left).toBeGreaterThan(0)
  await link.click()
  await expect(page.getByRole('link', { name: 'All restores' })).toBeVisible()
  expect(await scrolled()).toBe(0)
  await page.goBack()
  await expect(link).toBeVisible()
  expect(await scrolled()).toBe(left)
})
