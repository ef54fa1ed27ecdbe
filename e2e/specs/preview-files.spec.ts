import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expectAccessible } from '../harness/accessible.ts'
import { expect, test } from '../harness/fixtures.ts'

const preview = async (page: Page, name: string) => {
  await page.goto(`/onedrive?q=${encodeURIComponent(name)}`)
  await page
    .getByRole('row', { name: new RegExp(name) })
    .first()
    .click()
  await page.getByRole('article').getByRole('button', { name: 'Preview', exact: true }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  return page.getByRole('dialog')
}

// axe tries to look into the frames that hold documents: nobody's scripts run there.
test.use({ expectedErrors: [/Blocked script execution in 'about:srcdoc'/] })

test('files are shown as what they are, and Escape leads back to their pane', async ({ page, signIn }) => {
  await signIn('employee')
  const sheet = await preview(page, 'Budget.xlsx')
  await expect(sheet.getByRole('cell', { name: 'Planned' })).toBeVisible()
  await expectAccessible(page, 'a sheet')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('article').getByRole('heading', { name: 'Budget.xlsx' })).toBeVisible()

  const table = await preview(page, 'customers.csv')
  await expect(table.getByRole('cell', { name: 'Customer 12', exact: true })).toBeVisible()

  const word = await preview(page, 'Plan 2026.docx')
  await expect(word.frameLocator('iframe').frameLocator('iframe').getByText('Plan 2026')).toBeVisible()

  const markdown = await preview(page, 'Meeting notes.md')
  const text = markdown.frameLocator('iframe').frameLocator('iframe')
  await expect(text.getByRole('heading', { name: 'Meeting notes' })).toBeVisible()

  const image = await preview(page, 'harbour.jpg')
  await expect(image.getByRole('img', { name: 'harbour.jpg' })).not.toHaveJSProperty('naturalWidth', 0)

  await expectAccessible(page, 'an image')

  const pdf = await preview(page, 'Framework agreement')
  await expect(pdf.getByRole('region', { name: 'Page 1 of 1' })).toContainText('Framework agreement')
  await expectAccessible(page, 'a PDF')
})

test('what cannot be shown says why; earlier versions are shown and saved', async ({ page, world, signIn }) => {
  await world.live.putFile('employee', 'Documents/broken.docx', 'no ZIP at all')
  await world.live.putFile('employee', 'Documents/nothing.txt', '')
  await world.live.putFile('employee', 'Documents/picture.png', '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await world.live.backup()
  await signIn('employee')
  const image = await preview(page, 'disk image.bin')
  await expect(image.getByText('No preview for this kind of file')).toBeVisible()
  await expect(image.getByRole('button', { name: 'Download' })).toBeVisible()

  await expect((await preview(page, 'nothing.txt')).getByText('This file is empty')).toBeVisible()

  for (const name of ['broken.docx', 'picture.png']) {
    const shown = await preview(page, name)
    await expect(shown.getByText('This file cannot be shown')).toBeVisible()
  }

  await page.keyboard.press('Escape')
  await page.goto(`/onedrive?q=${encodeURIComponent('Meeting notes.md')}`)
  await page
    .getByRole('row', { name: /Meeting notes/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Versions side by side' }).click()
  const side = (name: string) => page.getByRole('dialog').getByRole('region', { name })
  const textOf = (name: string) => side(name).frameLocator('iframe').frameLocator('iframe').locator('body')
  await expect(textOf('Right')).toContainText('Point 22')
  await side('Left')
    .getByRole('combobox')
    .selectOption({ label: (await side('Left').getByRole('option').last().textContent()) ?? '' })
  await expect(textOf('Left')).toContainText('Meeting notes')
  await expect(textOf('Left')).not.toContainText('Point 22')
  await expect(side('Left')).toContainText('Modified by')
  await expectAccessible(page, 'versions side by side')
  await page.keyboard.press('Escape')

  const newest = await preview(page, 'Meeting notes.md')
  await expect(newest.frameLocator('iframe').frameLocator('iframe').getByText('Point 22')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Preview Version 1.0' }).click()
  const first = page.getByRole('dialog').frameLocator('iframe').frameLocator('iframe')
  await expect(first.getByRole('heading', { name: 'Meeting notes' })).toBeVisible()
  await expect(first.getByText('Point 22')).toHaveCount(0)
  const saving = page.waitForEvent('download')
  await page.getByRole('dialog').getByRole('button', { name: 'Download' }).click()
  expect(await readFile(await (await saving).path(), 'utf8')).not.toContain('Point 22')
})

test('attachments are shown and saved, byte for byte', async ({ page, world, signIn }) => {
  const message = [
    'From: Tom <tom@example.org>',
    'Subject: Two attachments',
    'Date: Mon, 2 Nov 2026 10:00:00 +0100',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b\r\nContent-Type: text/plain\r\n\r\nSee below.\r\n',
    '--b\r\nContent-Type: text/plain; name=notes.txt\r\nContent-Disposition: attachment; filename=notes.txt\r\n\r\nGrocery list\r\n',
    '--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=data.bin\r\nContent-Transfer-Encoding: base64\r\n\r\nAAECAwQF\r\n',
    '--b--\r\n',
  ].join('\r\n')
  await world.live.addMail('employee', 'Inbox', 'two.eml', message)
  await world.live.backup()
  await signIn('employee')
  await page.goto('/mail?q=Two%20attachments')
  await page.getByRole('row', { name: /Two attachments/ }).click()
  const list = page.getByRole('list', { name: 'Attachments' })
  await list
    .getByRole('button', { name: /notes\.txt/ })
    .first()
    .click()
  await expect(page.getByRole('dialog').getByText('Grocery list')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const saving = page.waitForEvent('download')
  await list.getByRole('button', { name: 'Download data.bin' }).last().click()
  const saved = await saving
  expect(saved.suggestedFilename()).toBe('data.bin')
  expect([...(await readFile(await saved.path()))]).toEqual([0, 1, 2, 3, 4, 5])
})
