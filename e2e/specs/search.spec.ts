import type { Page } from '@playwright/test'
import { expect, test } from '../harness/fixtures.ts'
import { misbehaviour } from '../harness/misbehave.ts'

const field = (page: Page) => page.getByRole('searchbox')
const options = (page: Page) => page.getByRole('toolbar', { name: 'Search options in use' })
const chip = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const rows = (page: Page) => page.getByRole('grid').getByRole('row')
const group = (page: Page, name: string) => page.getByRole('region', { name })
const q = (page: Page) => new URL(page.url()).searchParams.get('q')

test.beforeEach(async ({ signIn }) => signIn('employee'))

test('search options become chips, find what they say, and survive a reload', async ({ page, world }) => {
  const wanted = (await world.live.mail('employee')).filter(({ from }) => /karim/i.test(from))
  await page.getByRole('button', { name: 'Search options' }).click()
  await page.getByRole('textbox', { name: 'From', exact: true }).fill('karim')
  await page.getByRole('button', { name: 'This year' }).click()
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await expect(chip(page, /^From: karim/)).toBeVisible()
  await expect(chip(page, /^Date: 1 Jan \d{4} to /)).toBeVisible()
  await expect(page).toHaveURL(/q=from%3Akarim\+date%3A/)
  await expect(page.getByText(/^\d+ results?$/)).toBeVisible()
  expect(wanted.length).toBeGreaterThan(0)
  await page.reload()
  await expect(chip(page, /^From: karim/)).toBeVisible()
  await expect(field(page)).toHaveValue('')
  await field(page).fill('lighthouse')
  await expect.poll(() => q(page)).toMatch(/^from:karim date:\S+ lighthouse$/)
})

test('the keyboard alone writes, commits and removes conditions, and goes to what was found', async ({ page }) => {
  const press = (key: string) => page.keyboard.press(key)
  await expect(rows(page).nth(3)).toBeVisible()
  await press('/')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('budget / from:aisling')
  await expect(field(page)).toHaveValue('budget / from:aisling')
  await press('Enter')
  await expect(chip(page, /^From: aisling/)).toBeVisible()
  await expect(field(page)).toHaveValue('budget /')
  await press('Home')
  await press('Backspace')
  await expect(chip(page, /^From/)).toBeHidden()
  await expect(field(page)).toHaveValue('budget /')
  await expect.poll(() => q(page)).toBe('budget /')
  await page.keyboard.press('End')
  await press('Backspace')
  await press('Backspace')
  await press('Enter')
  await expect(page.getByText(/^\d+ results$/)).toBeVisible()
  await press('ArrowDown')
  await expect(rows(page).nth(1)).toBeFocused()
  await press('Enter')
  await expect(page.getByRole('article', { name: 'Opened item' })).toBeVisible()
  await field(page).focus()
  await press('Escape')
  await expect(field(page)).toHaveValue('')
  await expect(page).not.toHaveURL(/q=/)
})

test('a chip is removed by name, and Backspace on it', async ({ page }) => {
  await page.goto(`/mail?q=${encodeURIComponent('from:aisling subject:"minutes: warehouse" budget')}`)
  await expect(options(page).getByRole('button')).toHaveText([/From: aisling/, /Subject: minutes: warehouse/])
  await chip(page, /^Subject: minutes: warehouse/).focus()
  await page.keyboard.press('Backspace')
  await expect.poll(() => q(page)).toBe('from:aisling budget')
  await chip(page, /^From: aisling/).click()
  await expect.poll(() => q(page)).toBe('budget')
  await expect(options(page)).toBeHidden()
})

for (const [text, says, wrong, mended] of [
  ['budget "year', 'is opened here and not closed', '"year', 'budget "year"'],
  ['budget) minutes', 'was never opened', ')', 'budget minutes'],
  ['budget AND', 'a word must follow', 'AND', 'budget "AND"'],
  ['from: aisling', 'right after the colon', 'from:', 'from:aisling'],
] as const) {
  test(`wrong syntax is marked and mended: ${text}`, async ({ page }) => {
    await field(page).fill(text)
    const alert = page.getByRole('alert')
    await expect(alert).toContainText(says)
    await expect(alert.locator('mark')).toHaveText(wrong)
    await expect(page.getByText('This cannot be searched for')).toBeVisible()
    await page.reload()
    await expect(page.getByRole('alert')).toContainText(says)
    await page
      .getByRole('alert')
      .getByRole('button', { name: /^Search for/ })
      .click()
    await expect(page.getByRole('alert')).toBeHidden()
    await expect.poll(() => q(page)?.replace(/\s+/g, ' ')).toBe(mended)
    await expect(page.getByText(/^\d+ results?$/)).toBeVisible()
  })
}

test('10 kB of text are told as too long, and the page goes on', async ({ page }) => {
  await field(page).fill('word '.repeat(2000))
  await expect(page.getByRole('alert')).toContainText('too long')
  await expect(page).not.toHaveURL(/q=/)
  await expect(rows(page).nth(2)).toBeVisible()
  await field(page).fill('budget')
  await expect(page.getByText(/^\d+ results$/)).toBeVisible()
})

test('words with a colon are words; what looks like a condition and is none is told', async ({ page }) => {
  await field(page).fill('form:aisling')
  await expect(page.getByText('“form:” is not a search option')).toBeVisible()
  await expect(page.getByText('Nothing found')).toBeVisible()
})

test.describe('a value that only the backup server can judge', () => {
  test.use({ expectedErrors: [/400 \(Bad Request\).*search/s] })
  test('is explained at the field', async ({ page }) => {
    await field(page).fill('received:someday')
    await expect(page.getByRole('alert')).toContainText('does not understand this search')
    await field(page).fill('budget')
    await expect(page.getByText(/^\d+ results$/)).toBeVisible()
  })
})

test('what VB365 is asked can be read and changed', async ({ page }) => {
  await page.goto(`/mail?q=${encodeURIComponent('from:aisling date:2026-10-25 budget')}`)
  await page.getByRole('button', { name: 'Search syntax' }).click()
  const syntax = page.getByRole('textbox', { name: 'Syntax for mail' })
  await expect(syntax).toHaveValue(
    'from:aisling AND (received:>=2026-10-24T22:00:00Z AND received:<2026-10-25T23:00:00Z) AND budget*',
  )
  await syntax.fill('subject:minutes OR (')
  await expect(page.getByRole('alert')).toContainText('not closed')
  await syntax.fill('subject:minutes OR subject:budget')
  await page.getByRole('button', { name: 'Search in Mail' }).click()
  await expect.poll(() => q(page)).toBe('subject:minutes OR subject:budget')
  await expect(page.getByText(/^\d+ results$/)).toBeVisible()
  await expect(field(page)).toHaveValue('subject:minutes OR subject:budget')
})

test('mail and OneDrive are searched together, and each result leads to its folder and to all', async ({ page }) => {
  await page.getByRole('link', { name: 'Search', exact: true }).click()
  await expect(page.getByText('What are you looking for?')).toBeVisible()
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('budget')
  await expect(group(page, 'Mail').getByText(/^\d+ results$/)).toBeVisible()
  await expect(group(page, 'OneDrive').getByRole('link', { name: /Budget\.xlsx/ })).toBeVisible()
  const first = group(page, 'Mail').getByRole('listitem').first()
  const folder = first.getByRole('link', { name: /^Open folder / })
  const name = ((await folder.getAttribute('aria-label')) ?? '').replace('Open folder ', '')
  await folder.click()
  await expect(page.getByRole('article', { name: 'Opened item' })).toBeVisible()
  await expect(page.getByRole('treeitem', { name: name.split(' / ').at(-1) ?? '', exact: true })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await page.goBack()
  await expect(field(page)).toHaveValue('budget')
  const count = (
    (await group(page, 'Mail')
      .getByText(/^\d+ results$/)
      .textContent()) ?? ''
  ).split(' ')[0]
  await page.getByRole('link', { name: `Show all ${count} in Mail` }).click()
  await expect(page).toHaveURL(/\/mail\?.*q=budget/)
  await expect(page.getByText(`${count} results`)).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Folder' })).toBeVisible()
  await rows(page).nth(1).click()
  await page.getByRole('button', { name: /^Open folder / }).click()
  await expect(page).not.toHaveURL(/q=/)
  await expect(page.getByRole('article', { name: 'Opened item' })).toBeVisible()
})

test('a condition that one of them cannot meet is told there, not left out', async ({ page }) => {
  await page.goto(`/search?q=${encodeURIComponent('from:aisling budget')}`)
  await expect(group(page, 'Mail').getByText(/^\d+ results?$/)).toBeVisible()
  await expect(group(page, 'OneDrive')).toContainText('“From” is for mail only')
  await chip(page, /^From: aisling/).click()
  await expect(group(page, 'OneDrive').getByRole('link', { name: /Budget\.xlsx/ })).toBeVisible()
  await page.goto(`/onedrive?q=${encodeURIComponent('subject:a')}`)
  await expect(page.getByText('OneDrive was not searched')).toBeVisible()
})

test('all that a search found can be selected, and deleted things say so', async ({ page, world, signIn }) => {
  const [message] = (await world.live.mail('employee')).filter(({ subject }) => subject.startsWith('Salary round'))
  await world.live.deleteMail('employee', message?.id ?? '')
  await world.live.backup()
  // A portal session looks for new backups once a minute.
  await page.goto('about:blank')
  await page.context().clearCookies()
  await signIn('employee')
  await page.goto('/search?q=salary')
  await expect(group(page, 'Mail').getByRole('listitem').filter({ hasText: 'Salary round' }).first()).toContainText(
    'Deleted',
  )
  await page.goto('/mail?q=budget')
  const text = (await page.getByText(/^\d+ results$/).textContent()) ?? ''
  await page.getByRole('checkbox', { name: 'Select all' }).click()
  await expect(page.getByText(`${text.split(' ')[0]} selected`)).toBeVisible()
})

test('typing on cancels what was asked before, to the backup server', async ({ page, world }) => {
  await page.goto('/mail?point=latest')
  await expect(rows(page).nth(2)).toBeVisible()
  const faults = () => misbehaviour({ info: world.sandbox })
  await world.faults([{ path: '/search$', times: 1, effect: { delay: 60_000 } }])
  const cancelled = page.waitForEvent('requestfailed', (request) => /mail\/search\?.*\bq=budge\*/.test(request.url()))
  await field(page).fill('budge')
  await expect(page).toHaveURL(/q=budge/)
  await expect(page.getByText('Searching…')).toBeVisible()
  // It has reached the backup server.
  await expect.poll(async () => (await faults()).rules).toEqual([])
  await field(page).fill('budget')
  await cancelled
  await expect(page.getByText(/^\d+ results$/)).toBeVisible()
  await expect.poll(async () => (await faults()).abandoned).toHaveLength(1)
  await world.faults([])
})
