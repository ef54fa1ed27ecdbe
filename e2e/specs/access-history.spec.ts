import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { accessTokenFor } from '../harness/access-token.ts'
import { expectAccessible } from '../harness/accessible.ts'
import { expect, test } from '../harness/fixtures.ts'
import { PortalClient, scoped } from '../harness/portal-client.ts'
import type { World } from '../harness/world.ts'

/** People see who looked at their data, and why. */

async function clientOf(world: World, account: string): Promise<PortalClient> {
  const client = new PortalClient(world.url)
  await client.ok('POST', '/api/session', { accessToken: await accessTokenFor(account, world.sandbox, world.url) })
  return client
}

/** What helpdesk does for a colleague of theirs: looks at a message, and restores it. */
async function helpOut(world: World, reason: string, { restore = true } = {}): Promise<string> {
  const helpdesk = await clientOf(world, 'helpdesk')
  const { scopes } = await helpdesk.ok('GET', '/api/scopes?q=colleague')
  const scope = scopes[0].id
  await helpdesk.ok('PUT', scoped(scope, 'acting'), { reason })
  const mail = `${scoped(scope, 'points/latest')}/mail`
  const { folders } = await helpdesk.ok('GET', `${mail}/folders`)
  const inbox = folders.find(({ kind }: { kind: string }) => kind === 'inbox').id
  const { items } = await helpdesk.ok('GET', `${mail}/folders/${encodeURIComponent(inbox)}/items`)
  const message = items.find(({ kind, subject }: { kind: string; subject: string }) => kind === 'message' && subject)
  await helpdesk.ok('GET', `${mail}/items/${encodeURIComponent(message.id)}/content`)
  if (restore) {
    const wish = { scope, reason, items: [{ workload: 'mail', point: 'latest', id: message.id }] }
    await helpdesk.ok('POST', '/api/restores', wish, { 'idempotency-key': `history-${Math.random()}` })
  }
  await helpdesk.ok('DELETE', scoped(scope, 'acting'))
  return message.subject
}

const openFromMenu = async (page: Page) => {
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Who looked at your data' }).click()
  await expect(page.getByRole('heading', { name: 'Who looked at your data', level: 1 })).toBeVisible()
}

test('nobody else looked: the page says so, and one’s own doings are a click away', async ({ page, signIn }) => {
  await signIn('director')
  await expect(page.getByRole('grid', { name: 'Mail items' }).getByRole('row').nth(1)).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'Notes about your data' })).toHaveCount(0)
  await openFromMenu(page)
  await expect(page).toHaveTitle(/^Who looked at your data · /)
  await expect(page.getByRole('heading', { name: 'Nobody but you has looked at your data' })).toBeVisible()
  await expectAccessible(page, 'empty access history')
  await page.getByRole('button', { name: 'Show what I did myself' }).click()
  await expect(
    page
      .getByRole('listitem')
      .filter({ hasText: /^You opened a folder of your mail/ })
      .first(),
  ).toBeVisible()
})

test('helpdesk looks at a colleague’s mail: the colleague is told, and sees what, when and why', async ({
  page,
  world,
  signIn,
}) => {
  const subject = await helpOut(world, 'INC 4711, phone call')
  await signIn('colleague')
  const note = page.getByRole('complementary', { name: 'Notes about your data' })
  await expect(note).toContainText('Hana Nakamura looked at or restored your data')
  await expect(page.getByRole('checkbox').nth(3)).toBeVisible()
  await expectAccessible(page, 'note about the access history')
  await note.getByRole('link', { name: 'See what they did' }).click()

  const history = page.getByRole('region', { name: 'Who looked at your data' })
  const rows = history.getByRole('listitem')
  await expect(rows.filter({ hasText: `Hana Nakamura opened “${subject}” in your mail` })).toContainText(
    'Why: INC 4711, phone call',
  )
  await expect(rows.filter({ hasText: `restored “${subject}”` })).toContainText('Why: INC 4711, phone call')
  await expect(rows.filter({ hasText: 'opened the folder “Inbox” of your mail' })).toBeVisible()
  await expect(rows.filter({ hasText: 'began to act for you' })).toBeVisible()
  await expect(note).toHaveCount(0)

  const all = await rows.count()
  await page.getByLabel('What').selectOption('Restored')
  await expect(rows).toHaveCount(1)
  await expect(page).toHaveURL(/did=restored/)
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as a table (CSV)' }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toBe('access-history.csv')
  const csv = await readFile(await saved.path(), 'utf8')
  expect(csv.trimEnd().split('\r\n')).toHaveLength(2)
  expect(csv).toContain('"INC 4711, phone call"')

  await page.getByLabel('What').selectOption('Anything')
  await expect(rows).toHaveCount(all)
  await page.getByLabel('Search names and reasons').fill('nothing has this in it')
  await expect(page.getByRole('heading', { name: 'Nothing fits these filters' })).toBeVisible()
  await page.getByRole('button', { name: 'Show everything' }).click()
  await expect(rows).toHaveCount(all)
  await page.getByLabel('Who', { exact: true }).selectOption('Hana Nakamura')
  await expect(rows).toHaveCount(all)
  await page.getByLabel('Who', { exact: true }).selectOption('Everybody and me')
  await expect(rows.filter({ hasText: /^You / }).first()).toBeVisible()

  // It has been seen: on the next visit there is nothing to tell of.
  await page.goto('/mail')
  await expect(page.getByRole('grid')).toBeVisible()
  await expect(note).toHaveCount(0)
})

test('the note comes back with what is new, which is marked; put away, it stays away', async ({
  page,
  world,
  signIn,
}) => {
  await helpOut(world, 'the first time', { restore: false })
  await signIn('colleague')
  const note = page.getByRole('complementary', { name: 'Notes about your data' })
  await note.getByRole('link', { name: 'See what they did' }).click()
  await expect(page.getByRole('listitem').first()).toBeVisible()
  const again = await helpOut(world, 'once more, 4712', { restore: false })
  await page.goto('/mail')
  await note.getByRole('link', { name: 'See what they did' }).click()
  const fresh = page.getByRole('listitem').filter({ hasText: 'New' })
  await expect(fresh.filter({ hasText: `opened “${again}”` })).toContainText('once more, 4712')
  await expect(page.getByRole('listitem').filter({ hasText: 'the first time' }).filter({ hasText: 'New' })).toHaveCount(
    0,
  )

  await helpOut(world, 'a third time', { restore: false })
  await page.goto('/mail')
  await note.getByRole('button', { name: 'Close' }).click()
  await expect(note).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('grid')).toBeVisible()
  await expect(note).toHaveCount(0)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('it reads well, and can be used with assistive technology', async ({ page, world, signIn }) => {
    await helpOut(world, 'a reason that is rather long, since somebody wrote down all that was said on the phone')
    await signIn('colleague')
    await openFromMenu(page)
    await expect(page.getByRole('listitem').first()).toBeVisible()
    await expectAccessible(page, 'access history on a phone')
    const overflows = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    )
    expect(overflows).toBe(false)
  })
})
