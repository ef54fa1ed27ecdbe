import type { Page } from '@playwright/test'
import { expectAccessible } from '../harness/accessible.ts'
import { expect, test } from '../harness/fixtures.ts'

// A dozen pages, each looked through by axe twice: a slow machine takes its time.
test.describe.configure({ timeout: 240_000 })

/** The colour that pages are drawn on. */
const background = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('.fui-FluentProvider')
    return root && getComputedStyle(root).getPropertyValue('--colorNeutralBackground1')
  })

async function choose(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  const before = await background(page)
  expect(before).toBeTruthy()
  await page.emulateMedia({ colorScheme })
  await expect.poll(() => background(page)).not.toBe(before)
  // The other colours follow little by little; what turns for ever never ends.
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
}

/** In both themes; the dark one differs in its colours alone. */
async function expectPageAccessible(page: Page, what: string): Promise<void> {
  await expectAccessible(page, what)
  await choose(page, 'dark')
  await expectAccessible(page, `${what}, dark`, ['color-contrast'])
  await choose(page, 'light')
}

for (const [size, viewport] of [
  ['wide', { width: 1280, height: 800 }],
  ['narrow', { width: 390, height: 844 }],
] as const) {
  test(`every page can be used with assistive technology: ${size}`, async ({ page, signIn }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await page.setViewportSize(viewport)
    await page.goto('/')
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
    await expectPageAccessible(page, 'sign-in')
    await signIn('employee')
    await expect(page.getByRole('checkbox').nth(3)).toBeVisible()
    await expectPageAccessible(page, 'mail')
    await page.getByRole('row').nth(2).getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Restore', exact: true }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectPageAccessible(page, 'restore dialog')
    await expect(page.getByRole('dialog').getByText(/^Compared with/)).toBeVisible()
    await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click()
    await expect(page.getByText('Success').first()).toBeVisible()
    await page.goto('/mail')
    await page.getByRole('row').nth(2).getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Add to restore list', exact: true }).click()
    await page.getByRole('link', { name: 'Open the list' }).click()
    await expect(page.getByRole('grid', { name: 'Things to restore' }).getByRole('link')).toBeVisible()
    await expectPageAccessible(page, 'restore list')
    await page.getByRole('button', { name: 'Clear the list' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
    // What lies behind a dialog that is closing is still hidden from assistive technology.
    await expect(page.getByRole('main').getByText('Your restore list is empty')).toBeVisible()
    await expectPageAccessible(page, 'empty restore list')
    await page.goto('/mail')
    await page.getByRole('row').nth(2).click()
    await expect(page.getByRole('article', { name: 'Opened item' })).toBeVisible()
    await expectPageAccessible(page, 'message')
    await page.goto('/onedrive')
    await expect(page.getByRole('checkbox').nth(3)).toBeVisible()
    await expectPageAccessible(page, 'onedrive')
    await page.goto('/compare?workload=mail')
    await expect(page.getByRole('grid', { name: 'Changes' }).getByRole('checkbox').nth(3)).toBeVisible()
    await expectPageAccessible(page, 'what changed')
    await page.goto('/search?q=from:aisling+budget')
    await expect(page.getByRole('region', { name: 'Mail' }).getByRole('listitem').first()).toBeVisible()
    await expectPageAccessible(page, 'search')
    await page.getByRole('button', { name: 'Search options' }).click()
    await expect(page.getByRole('textbox', { name: 'Subject' })).toBeVisible()
    await expectPageAccessible(page, 'search options')
    await page.goto('/mail?q=from:aisling+budget')
    await expect(page.getByText(/^\d+ results?$/)).toBeVisible()
    await expectPageAccessible(page, 'what a search found')
    await page.goto('/mail?q=budget+(')
    await expect(page.getByRole('alert')).toBeVisible()
    await expectPageAccessible(page, 'a wrong search')
    await page.goto('/restores')
    await expect(page.getByRole('listitem').first()).toBeVisible()
    await expectPageAccessible(page, 'restores')
    await page.getByRole('listitem').first().getByRole('link').first().click()
    await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible()
    await expectPageAccessible(page, 'restore')
  })
}

test('in high contrast, the focus is seen, although shadows are not', async ({ page, signIn }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await signIn('employee')
  await page.getByRole('row').nth(2).focus()
  await page.keyboard.press('ArrowDown')
  const focused = page.locator('[role=row]:focus-visible')
  await expect(focused).toHaveCSS('outline-style', 'solid')
  await page.keyboard.press('Shift+Tab')
  await expect(page.locator(':focus-visible')).toHaveCSS('outline-style', 'solid')
})
