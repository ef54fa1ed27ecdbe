import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../harness/fixtures.ts'

async function expectAccessible(page: Page, what: string): Promise<void> {
  // Fluent's focus guards pass the focus on at once, and its tooltips belong to what they describe: axe cannot know.
  const { violations } = await new AxeBuilder({ page })
    .exclude('[data-tabster-dummy]')
    .exclude('[role=tooltip]')
    .analyze()
  expect(violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
}

// Eight pages, each looked through by axe: a slow machine takes its time.
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
      await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click()
      await expect(page.getByText('Success').first()).toBeVisible()
      await page.getByRole('row').nth(2).click()
      await expect(page.getByRole('article', { name: 'Opened item' })).toBeVisible()
      await expectAccessible(page, 'message')
      await page.goto('/onedrive')
      await expect(page.getByRole('checkbox').nth(3)).toBeVisible()
      await expectAccessible(page, 'onedrive')
      await page.goto('/compare?workload=mail')
      await expect(page.getByRole('grid', { name: 'Changes' }).getByRole('checkbox').nth(3)).toBeVisible()
      await expectAccessible(page, 'what changed')
      await page.goto('/restores')
      await expect(page.getByRole('listitem').first()).toBeVisible()
      await expectAccessible(page, 'restores')
      await page.getByRole('listitem').first().getByRole('link').first().click()
      await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible()
      await expectAccessible(page, 'restore')
    })
  }
}
