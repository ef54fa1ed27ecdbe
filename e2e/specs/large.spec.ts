import type { Page } from '@playwright/test'
import { expect, test } from '../harness/fixtures.ts'
import type { LiveMessage } from '../harness/live.ts'
import { runOn } from '../sandbox/commands/run.ts'

/** A folder of 100,000 messages is used like any other. */

const MESSAGES = 100_000
const FOLDER = 'Inbox/Last years'

test.use({ fresh: false })

/** Newest first. */
let messages: LiveMessage[]

test.beforeAll(async ({ runningWorld }) => {
  test.setTimeout(240_000)
  await runningWorld.live.reset()
  await runOn(runningWorld.sandboxData, async (commands) => {
    await commands.generate('employee', FOLDER, MESSAGES)
    await commands.backup()
  })
  messages = (await runningWorld.live.mail('employee'))
    .filter(({ folder }) => folder === FOLDER)
    .sort((a, b) => ((a.received ?? '') < (b.received ?? '') ? 1 : -1))
  expect(messages).toHaveLength(MESSAGES)
})

test('it is opened, scrolled, sorted, filtered and selected', async ({ page, signIn }) => {
  test.setTimeout(240_000)
  const grid = page.getByRole('grid', { name: 'Mail items' })
  /** The row at a place in the list, wherever it has been scrolled to. */
  const row = (index: number) => grid.locator(`[role=row][aria-rowindex="${index + 2}"]`)
  const header = (name: string) => page.getByRole('columnheader', { name, exact: true })
  const subject = (index: number) => messages.at(index)?.subject ?? ''
  const total = (count: number) => page.getByText(`${count.toLocaleString('en')} items`, { exact: true })
  const selected = (count: number) => page.getByText(`${count.toLocaleString('en')} selected`, { exact: true })

  await signIn('employee')
  await openFolder(page)

  await test.step('its first rows, true total, middle and end', async () => {
    await expect(row(0)).toBeVisible()
    // Read to its end, and what the newest backup still holds of it: a starved machine takes its time.
    await expect(total(MESSAGES)).toBeVisible({ timeout: 90_000 })
    await expect(row(0)).toContainText(subject(0))
    await expect(grid).toHaveAttribute('aria-rowcount', String(MESSAGES + 1))
    const middle = MESSAGES / 2
    await row(0).evaluate((element) => {
      const scroller = element.closest('[role=rowgroup]')
      if (scroller) scroller.scrollTop = scroller.scrollHeight / 2
    })
    await expect(row(middle)).toContainText(subject(middle))
    await grid.locator('[role=row][tabindex="0"]').focus()
    await page.keyboard.press('End')
    await expect(row(MESSAGES - 1)).toBeFocused()
    await expect(row(MESSAGES - 1)).toContainText(subject(-1))
    await page.keyboard.press('Enter')
    const opened = page.getByRole('article', { name: 'Opened item' })
    await expect(opened.getByRole('heading', { name: subject(-1) })).toBeVisible()
    await opened.getByRole('button', { name: 'Close' }).click()
    await expect(opened).toBeHidden()
    await row(MESSAGES - 1).focus()
    await page.keyboard.press('Home')
    await expect(row(0)).toContainText(subject(0))
    // Only what is to be seen exists.
    expect(await page.getByRole('row').count()).toBeLessThan(100)
  })

  await test.step('all of it is selected, or from here to there', async () => {
    await page.getByRole('checkbox', { name: 'Select all' }).click()
    await expect(selected(MESSAGES)).toBeVisible()
    await expect(row(3)).toHaveAttribute('aria-selected', 'true')
    await page.getByRole('button', { name: 'Clear selection' }).click()
    await row(4).click({ modifiers: ['Control'] })
    await expect(selected(1)).toBeVisible()
    await page.keyboard.press('Shift+End')
    await expect(selected(MESSAGES - 4)).toBeVisible()
    await page.getByRole('button', { name: 'Clear selection' }).click()
  })

  await test.step('any column sorts it', async () => {
    await header('Date').getByRole('button').click()
    await expect(header('Date')).toHaveAttribute('aria-sort', 'ascending')
    await page.keyboard.press('Home')
    await expect(row(0)).toContainText(subject(-1))
    await header('From').getByRole('button').click()
    await expect(header('From')).toHaveAttribute('aria-sort', 'ascending')
    const [first = ''] = messages.map(({ from }) => from).sort(new Intl.Collator('en').compare)
    await expect(row(0)).toContainText(first.replace(/ <.*/, ''))
  })

  await test.step('a filter narrows it, and a reload keeps the view', async () => {
    await page.getByRole('button', { name: 'Filter this list' }).click()
    await page.keyboard.type('blue crate')
    const found = messages.filter((message) => message.subject.includes('Blue Crate')).length
    await expect(total(found)).toBeVisible()
    await expect(row(0)).toContainText('Blue Crate')
    await page.reload()
    await expect(total(found)).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Last years' })).toBeVisible()
    await expect(header('From')).toHaveAttribute('aria-sort', 'ascending')
    await expect(row(0)).toContainText('Blue Crate')
  })
})

async function openFolder(page: Page): Promise<void> {
  const inbox = page.getByRole('treeitem', { name: 'Inbox', exact: true })
  // That there are folders in it is known a moment after it is shown.
  await expect(inbox).toHaveAttribute('aria-expanded', 'false')
  await inbox.focus()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('treeitem', { name: 'Last years' }).click()
  await expect(page.getByRole('heading', { name: 'Last years' })).toBeVisible()
}
