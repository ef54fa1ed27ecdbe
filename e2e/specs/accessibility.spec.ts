import { expectAccessible } from '../harness/accessible.ts'
import { expect, test } from '../harness/fixtures.ts'

// Ten pages, each looked through by axe: a slow machine takes its time.
test.describe.configure({ timeout: 240_000 })

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [size, viewport] of [
    ['wide', { width: 1280, height: 800 }],
    ['narrow', { width: 390, height: 844 }],
  ] as const) {
    test(`every page can be used with assistive technology: ${colorScheme}, ${size}`, async ({ page, signIn }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize(viewport)
      await page.goto('/')
      await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
      await expectAccessible(page, 'sign-in')
      await signIn('employee')
      await expect(page.getByRole('checkbox').nth(3)).toBeVisible()
      await expectAccessible(page, 'mail')
      await page.getByRole('row').nth(2).getByRole('checkbox').check()
      await page.getByRole('button', { name: 'Restore', exact: true }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectAccessible(page, 'restore dialog')
      await expect(page.getByRole('dialog').getByText(/^Compared with/)).toBeVisible()
      await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click()
      await expect(page.getByText('Success').first()).toBeVisible()
      await page.goto('/mail')
      await page.getByRole('row').nth(2).getByRole('checkbox').check()
      await page.getByRole('button', { name: 'Add to restore list', exact: true }).click()
      await page.getByRole('link', { name: 'Open the list' }).click()
      await expect(page.getByRole('grid', { name: 'Things to restore' }).getByRole('link')).toBeVisible()
      await expectAccessible(page, 'restore list')
      await page.getByRole('button', { name: 'Clear the list' }).click()
      await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
      await expect(page.getByText('Your restore list is empty')).toBeVisible()
      await expectAccessible(page, 'empty restore list')
      await page.goto('/mail')
      await page.getByRole('row').nth(2).click()
      await expect(page.getByRole('article', { name: 'Opened item' })).toBeVisible()
      await expectAccessible(page, 'message')
      await page.goto('/onedrive')
      await expect(page.getByRole('checkbox').nth(3)).toBeVisible()
      await expectAccessible(page, 'onedrive')
      await page.goto('/compare?workload=mail')
      await expect(page.getByRole('grid', { name: 'Changes' }).getByRole('checkbox').nth(3)).toBeVisible()
      await expectAccessible(page, 'what changed')
      await page.goto('/search?q=from:aisling+budget')
      await expect(page.getByRole('region', { name: 'Mail' }).getByRole('listitem').first()).toBeVisible()
      await expectAccessible(page, 'search')
      await page.getByRole('button', { name: 'Search options' }).click()
      await expect(page.getByRole('textbox', { name: 'Subject' })).toBeVisible()
      await expectAccessible(page, 'search options')
      await page.goto('/mail?q=from:aisling+budget')
      await expect(page.getByText(/^\d+ results?$/)).toBeVisible()
      await expectAccessible(page, 'what a search found')
      await page.goto('/mail?q=budget+(')
      await expect(page.getByRole('alert')).toBeVisible()
      await expectAccessible(page, 'a wrong search')
      await page.goto('/restores')
      await expect(page.getByRole('listitem').first()).toBeVisible()
      await expectAccessible(page, 'restores')
      await page.getByRole('listitem').first().getByRole('link').first().click()
      await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible()
      await expectAccessible(page, 'restore')
    })
  }
}
