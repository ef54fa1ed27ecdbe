import type { Page } from '@playwright/test'
import { expectAccessible } from '../harness/accessible.ts'
import { expect, test } from '../harness/fixtures.ts'

/** Helpdesk staff restore without reading: contents are covered until shown, which is recorded. */

test.use({ portalEnv: { COVER_CONTENT: 'true' } })

const karim = '0d1c2000-52a4-4b7e-8c1f-9a6e30b7f021'

const rows = (page: Page) => page.getByRole('grid').getByRole('row')
const opened = (page: Page) => page.getByRole('article', { name: 'Opened item' })

const begin = async (page: Page, where: string) => {
  await page.goto(`/for/${karim}${where}`)
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByRole('region', { name: 'Acting for someone' })).toBeVisible()
}

const actFor = async (page: Page, where = '/mail') => {
  await begin(page, where)
  await expect(rows(page).nth(3)).toBeVisible()
}

test('lists have folders and dates but no words, and restoring needs none', async ({ page, world, signIn }) => {
  const { live } = world
  const inbox = (await live.mail('colleague')).filter(({ folder }) => folder === 'Inbox')
  const answers: string[] = []
  page.on('response', async (response) => {
    if (!response.url().includes(`/scopes/${karim}/points/`)) return
    answers.push(await response.text().catch(() => ''))
  })
  await signIn('helpdesk')
  await actFor(page)
  await expect(page.getByText('Contents are covered.')).toContainText('Karim Haddad can see that you did')
  await expect(page.getByRole('treeitem', { name: 'Sent Items' })).toBeVisible()
  await expect(rows(page).nth(1)).toContainText('Covered')
  await expect(rows(page).nth(1).getByRole('time')).toBeVisible()
  await expectAccessible(page, 'covered list')

  await page
    .getByRole('checkbox', { name: /^Covered item of/ })
    .first()
    .check()
  await expect(page.getByRole('button', { name: 'Download', exact: true })).toBeDisabled()
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('list', { name: 'Selected items' })).toHaveText('Covered item')
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(page.getByText('Success').first()).toBeVisible()
  await expect(page.getByRole('article', { name: '1 covered item' })).toBeVisible()

  expect(answers.length).toBeGreaterThan(2)
  for (const { subject } of inbox.filter(({ subject }) => subject.length > 6)) {
    expect(answers.join('\n')).not.toContain(JSON.stringify(subject).slice(1, -1))
  }
})

test('one item is shown, then all of its folder', async ({ page, signIn }) => {
  await signIn('helpdesk')
  await actFor(page)
  const count = (await rows(page).count()) - 1
  await rows(page).nth(1).click()
  await expect(opened(page).getByText('What this says is covered.')).toBeVisible()
  await expectAccessible(page, 'covered item')
  await opened(page).getByRole('button', { name: 'Show this item' }).click()
  await expect(opened(page).getByText('What this says is covered.')).toBeHidden()
  await expect(opened(page).getByRole('heading', { level: 2 })).not.toHaveText('Covered')
  await expect(opened(page).getByRole('button', { name: 'Download this item' })).toBeEnabled()
  await opened(page).getByRole('button', { name: 'Close the reading pane' }).click()
  await expect(page.getByRole('checkbox', { name: /^Covered item of/ })).toHaveCount(count - 1)

  await page.getByRole('button', { name: 'Show all in this folder' }).click()
  await expect(page.getByRole('checkbox', { name: /^Covered item of/ })).toHaveCount(0)
  await expect(page.getByText('Contents are covered.')).toBeHidden()
  await page.getByRole('treeitem', { name: 'Sent Items' }).click()
  await expect(page.getByText('Contents are covered.')).toBeVisible()
})

test('files keep their dates and sizes', async ({ page, signIn }) => {
  await signIn('helpdesk')
  await actFor(page, '/onedrive')
  await page.getByRole('treeitem', { name: 'Documents' }).click()
  const file = rows(page).filter({ hasText: 'Covered' }).first()
  await expect(file).toContainText(/kB|byte|MB/)
  await file.getByRole('button', { name: 'Show' }).click()
  await expect(rows(page).filter({ has: page.getByRole('checkbox', { name: /\.\w+$/ }) })).toHaveCount(1)
})

test('what a search finds in mail and files is shown one by one, where it was found', async ({ page, signIn }) => {
  await signIn('helpdesk')
  await begin(page, `/search?q=${encodeURIComponent('size:>1KB')}`)
  await expect(page.getByText('Contents are covered.')).toContainText('Karim Haddad can see that you did')
  for (const name of ['Mail', 'OneDrive']) {
    const found = page.getByRole('region', { name, exact: true })
    const covered = found.getByRole('button', { name: /^Show: Covered item of/ })
    await expect(covered.nth(1)).toBeVisible()
    const count = await covered.count()
    const [first, second] = [found.getByRole('listitem').nth(0), found.getByRole('listitem').nth(1)]
    if (name === 'Mail') await expectAccessible(page, 'covered results')

    await first.getByRole('button', { name: 'Show' }).click()
    await expect(covered).toHaveCount(count - 1)
    await expect(first.getByText('Covered')).toBeHidden()
    await expect(second.getByText('Covered')).toBeVisible()
    await second.getByRole('button', { name: 'Show' }).press('Enter')
    await expect(covered).toHaveCount(count - 2)
    await expect(second.getByRole('link').first()).toBeFocused()
  }
  await expect(page).toHaveURL(/\/search\?/)
})

test('what was added and deleted is shown where changes are listed', async ({ page, world, signIn }) => {
  const { live } = world
  const [gone] = (await live.mail('colleague')).filter(({ folder }) => folder === 'Inbox')
  await live.backup()
  await live.deleteMail('colleague', gone?.id ?? '')
  const message = 'From: a@example.com\r\nTo: b@example.com\r\nSubject: Newly arrived\r\n\r\nHello\r\n'
  await live.addMail('colleague', 'Inbox', 'new.eml', message)
  await live.backup()
  await signIn('helpdesk')
  await begin(page, '/compare?workload=mail')
  await page.getByRole('button', { name: 'Since the backup before' }).click()
  const row = (change: string) => rows(page).filter({ hasText: change }).last()
  const [deleted, added] = [row('Deleted'), row('Added')]
  await expect(page.getByText('Contents are covered.')).toContainText('Karim Haddad can see that you did')
  await expectAccessible(page, 'covered changes')

  await deleted.getByRole('button', { name: 'Show' }).click()
  await expect(deleted).toContainText(gone?.subject.trim() ?? '')
  await expect(added).toContainText('Covered')
  await added.getByRole('button', { name: 'Show' }).press('Enter')
  await expect(added).toContainText('Newly arrived')
  await expect(added).toBeFocused()
  await expect(page.getByText('Contents are covered.')).toBeHidden()
})

test('one’s own data is never covered', async ({ page, signIn }) => {
  await signIn('helpdesk')
  await expect(rows(page).nth(3)).toBeVisible()
  await expect(page.getByText('Covered')).toHaveCount(0)
})
