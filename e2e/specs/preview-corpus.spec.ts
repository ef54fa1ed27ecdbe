import { expectAccessible } from '../harness/accessible.ts'
import { corpus, hasCorpus } from '../harness/corpus.ts'
import { expect, test } from '../harness/fixtures.ts'
import { importInto } from '../harness/import.ts'

/** Real messages, as people meet them: each opens, and none reaches out. */

test.skip(!hasCorpus, 'no real messages at hand')
test.describe.configure({ timeout: 240_000 })
// axe tries to look into the frame that holds a message: nobody's scripts run there.
test.use({ expectedErrors: [/Blocked script execution in 'about:srcdoc'/] })

/** What can be read in some of them: bodies in old code pages, and in compressed RTF. */
const texts: { subject: string; text: RegExp; formatted: boolean }[] = [
  { subject: '格式測試', text: /恭喜/, formatted: true },
  { subject: 'Автоматический ответ', text: /Ваше сообщение с темой/, formatted: false },
  { subject: 'test message', text: /This is a test message/, formatted: false },
]

test('every message of the corpus opens, reads right, and loads nothing from elsewhere', async ({
  page,
  world,
  signIn,
}) => {
  await importInto(world, corpus, { user: 'employee', folder: 'Inbox/Corpus' })
  await world.live.backup()
  const messages = (await world.live.mail('employee')).filter(({ folder }) => folder === 'Inbox/Corpus')
  expect(messages.length).toBeGreaterThanOrEqual(47)
  await signIn('employee')
  await expect(page.getByRole('treeitem', { name: 'Inbox' })).toHaveAttribute('aria-expanded', 'false')
  await page.getByRole('treeitem', { name: 'Inbox' }).press('ArrowRight')
  await page.getByRole('treeitem', { name: 'Corpus' }).click()
  await expect(page.getByText(`${messages.length} items`)).toBeVisible()
  await page.getByRole('row').nth(1).click()
  const pane = page.getByRole('article', { name: 'Opened item' })
  const rows = page.getByRole('grid').getByRole('row')
  await rows.nth(1).focus()
  const found = new Set<string>()
  for (let index = 0; index < messages.length; index++) {
    if (index > 0) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const name = await page.locator('[role=row][tabindex="0"] input[type=checkbox]').getAttribute('aria-label')
    // A contact's title is no part of its subject.
    await expect(pane.getByRole('heading', { level: 2 })).toHaveText((name ?? '').replace(/^Dr /, ''))
    // Attachments and text are there, or words that there is none.
    await expect(pane.getByRole('progressbar')).toHaveCount(0)
    await expect(pane.getByRole('alert')).toHaveCount(0)
    for (const { subject, text, formatted } of texts) {
      if (!name?.includes(subject)) continue
      const body = formatted ? pane.frameLocator('iframe').frameLocator('iframe').locator('body') : pane
      await expect(body).toContainText(text)
      found.add(subject)
    }
  }
  expect(found.size).toBe(texts.length)

  await page.getByRole('button', { name: 'Filter this list' }).click()
  await page.getByRole('searchbox', { name: 'Show only rows with this text' }).fill('test email')
  await page
    .getByRole('row', { name: /test email/ })
    .first()
    .click()
  await pane
    .getByRole('button', { name: /Test Attachment\.msg/ })
    .first()
    .click()
  const inner = page.getByRole('dialog')
  await expect(inner.getByRole('heading', { level: 3 })).toBeVisible()
  await expect(inner.getByRole('alert')).toHaveCount(0)
  await expectAccessible(page, 'a message within a message')
})
