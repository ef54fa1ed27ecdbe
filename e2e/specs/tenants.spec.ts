import type { Page } from '@playwright/test'
import { expectAccessible } from '../harness/accessible.ts'
import { expect, test } from '../harness/fixtures.ts'

/** Two tenants behind one portal: each person gets to their own, by their e-mail address or by the cloud they choose. */

test.use({ tenants: 2 })

const email = (page: Page) => page.getByRole('textbox', { name: 'Work e-mail address' })
const goOn = (page: Page) => page.getByRole('button', { name: 'Continue' })
const mail = (page: Page) => page.getByRole('link', { name: 'Mail', exact: true })

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
}

for (const [domain, name] of [
  ['sandbox.example', 'Emma Lindqvist'],
  ['clinic.example', 'Elena Petrova'],
]) {
  test(`an e-mail address of ${domain} leads to its tenant, with the keyboard alone`, async ({ page }) => {
    await page.goto('/onedrive')
    await expect(email(page)).toBeFocused()
    await page.keyboard.type(`employee@${domain}`)
    await page.keyboard.press('Enter')
    await expect(mail(page)).toBeVisible()
    expect(new URL(page.url()).pathname).toBe('/onedrive')
    await expect(page.getByText(name ?? '').first()).toBeAttached()
    const stored = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]))
    expect(stored).not.toMatch(/eyJ|employee|example/)
  })
}

test('where the address does not tell, the person chooses the cloud', async ({ page, world }) => {
  await page.goto('/')
  await email(page).fill('employee@contoso.com')
  await goOn(page).click()
  await expect(page.getByRole('heading', { name: 'Which Microsoft cloud is your organization in?' })).toBeFocused()
  await page.getByRole('button', { name: /China/ }).click()
  await page.waitForURL((url) => url.href.startsWith(world.tenants[1]?.info.identity ?? 'none'))
  await page.getByRole('button', { name: 'colleague@clinic.example' }).click()
  await expect(mail(page)).toBeVisible()
})

test('who was wrong can go back and choose again; the next person on this computer is asked anew', async ({ page }) => {
  await page.goto('/')
  await email(page).fill('somebody')
  await goOn(page).click()
  await expect(page.getByText('Enter your whole work e-mail address')).toBeVisible()
  await email(page).fill('employee@contoso.com')
  await goOn(page).click()
  await page.getByRole('button', { name: 'Change the e-mail address' }).click()
  await expect(email(page)).toBeFocused()
  await expect(email(page)).toHaveValue('employee@contoso.com')
  await email(page).fill('employee@clinic.example')
  await goOn(page).click()
  await expect(mail(page)).toBeVisible()

  await signOut(page)
  await expect(email(page)).toHaveValue('')
  await email(page).fill('employee@sandbox.example')
  await goOn(page).click()
  await expect(mail(page)).toBeVisible()
  const { person } = await page.evaluate(async () =>
    (await fetch('/api/session', { headers: { 'x-restore-portal': '1' } })).json(),
  )
  expect(person.email).toBe('employee@sandbox.example')
})

test('a sign-in that was given up is taken up again at the same place', async ({ page }) => {
  await page.goto('/')
  await email(page).fill('nobody@clinic.example')
  await goOn(page).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('alert')).toContainText('not completed')
  await page.getByRole('button', { name: 'Sign in again' }).click()
  await expect(page.getByRole('button', { name: 'employee@clinic.example' })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Use another account' }).click()
  await expect(email(page)).toBeVisible()
})

test.describe('when one server is down', () => {
  test.use({ expectedErrors: [/50[23] .*\/api\/session/s] })
  test('its people are told so, and those of the other get in', async ({ page, world }) => {
    await world.faults([{ path: '/v8/', effect: { status: 503 } }])
    await page.goto('/')
    await email(page).fill('employee@sandbox.example')
    await goOn(page).click()
    await expect(page.getByRole('alert')).toContainText('It stopped at step')
    await page.getByRole('button', { name: 'Use another account' }).click()
    await email(page).fill('employee@clinic.example')
    await goOn(page).click()
    await expect(mail(page)).toBeVisible()
    await world.faults([])
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}, on a phone`, () => {
    test.use({ colorScheme, viewport: { width: 390, height: 844 } })
    test('both steps fit and are accessible', async ({ page }) => {
      await page.goto('/')
      await email(page).fill('a.person.with.a.very.long.name.indeed@a-department-of.a-very-long-company-name.example')
      await expectAccessible(page, 'e-mail address')
      await goOn(page).click()
      await expect(page.getByRole('button', { name: /Worldwide/ })).toBeVisible()
      await expectAccessible(page, 'choice of clouds')
      const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
      expect(width).toBe(room)
    })
  })
}
