import type { BrowserContext, Page } from '@playwright/test'
import { expectAccessible } from '../harness/accessible.ts'
import { expect, test } from '../harness/fixtures.ts'

/** Helpdesk staff act for others: chosen, begun with a reason, never to be mixed up, and over when the right is. */

test.use({
  portalEnv: { REQUIRE_REASON: 'INC-\\d+.*', REASON_HINT: 'A ticket number, as in INC-1234.' },
  // What is refused the browser writes down.
  expectedErrors: [/40[34] \(.*\/api\/|422 \(.*\/acting/s],
})

const emma = '0d1c1000-52a4-4b7e-8c1f-9a6e30b7f011'
const karim = '0d1c2000-52a4-4b7e-8c1f-9a6e30b7f021'
const dorothea = '0d1c3000-52a4-4b7e-8c1f-9a6e30b7f031'

const frame = (page: Page) => page.getByRole('region', { name: 'Acting for someone' })
const nav = (page: Page) => page.getByRole('navigation', { name: 'Main' })
const people = (page: Page) => page.getByRole('combobox', { name: 'Name or e-mail address' })
const reason = (page: Page) => page.getByRole('textbox', { name: 'Reason' })
const rows = (page: Page) => page.getByRole('grid').getByRole('row')

/** Goes to a page of somebody, and begins to act for them there. */
const actFor = async (page: Page, scope: string, where = '/mail', why = 'INC-1') => {
  await page.goto(`/for/${scope}${where}`)
  await reason(page).fill(why)
  await reason(page).press('Enter')
  await expect(frame(page)).toBeVisible()
}

test('by the keyboard alone: found as one types, begun with a ticket number, stopped with one click', async ({
  page,
  signIn,
}) => {
  await signIn('operator')
  await page.getByRole('link', { name: 'Act for someone' }).click()
  await expect(people(page)).toBeFocused()
  await expect(page.getByRole('option').first()).toContainText('Your own data')
  await page.keyboard.type('kar')
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')

  const dialog = page.getByRole('dialog', { name: 'Act for Karim Haddad' })
  await expect(reason(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('Enter a reason.')
  await page.keyboard.type('because I can')
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('The reason does not look as your organization wants it.')
  await expect(dialog).toContainText('A ticket number, as in INC-1234.')
  await reason(page).fill('INC-4711 lost a folder')
  await page.keyboard.press('Enter')

  await expect(frame(page)).toContainText('Acting for Karim Haddad')
  await expect(frame(page)).toContainText('since')
  await expect(frame(page)).toContainText('INC-4711 lost a folder')
  await expect(frame(page).getByRole('status')).toHaveText('You are now acting for Karim Haddad.')
  await expect(page).toHaveURL(`/for/${karim}/mail`)
  await expect(page).toHaveTitle('Mail · Karim Haddad · Restore Portal')
  await expect(rows(page).nth(3)).toBeVisible()

  for (const name of ['OneDrive', 'Search', 'Restore list', 'Restores']) {
    await nav(page).getByRole('link', { name, exact: true }).click()
    await expect(page).toHaveURL(new RegExp(`/for/${karim}/`))
    await expect(page).toHaveTitle(`${name} · Karim Haddad · Restore Portal`)
    await expect(frame(page)).toBeVisible()
  }
  await page.getByRole('button', { name: 'Stop acting' }).click()
  await expect(people(page)).toBeFocused()
  await expect(frame(page)).toBeHidden()
  await expect(page.getByRole('group', { name: 'Recent' }).getByRole('option')).toContainText('Karim Haddad')
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Act for Karim Haddad' })).toBeVisible()
})

test('a link to somebody’s data asks first, and then shows what was linked', async ({ page, signIn }) => {
  await signIn('helpdesk')
  await page.goto(`/for/${emma}/onedrive?order=size&direction=desc`)
  await expect(page.getByRole('heading', { name: 'Act for Emma Lindqvist' })).toBeVisible()
  await expect(frame(page)).toBeHidden()
  await reason(page).fill('INC-7')
  await reason(page).press('Enter')
  await expect(page.getByRole('columnheader', { name: /Size/ })).toHaveAttribute('aria-sort', 'descending')
  await expect(page).toHaveURL(`/for/${emma}/onedrive?order=size&direction=desc`)
  await expect(page.getByRole('main')).toBeFocused()
  // Asked once: the next time it is open, nothing is asked.
  await page.reload()
  await expect(frame(page)).toContainText('Emma Lindqvist')
  await page.goto('/people')
  await expect(page.getByRole('group', { name: 'Recent' })).toContainText('Acting for them')
  await page.getByRole('group', { name: 'Recent' }).getByRole('option').click()
  await expect(frame(page)).toContainText('INC-7')
})

test('what is restored for someone is put back for them, and says so everywhere', async ({ page, world, signIn }) => {
  const { live } = world
  const [message] = (await live.mail('colleague')).filter(({ folder }) => folder === 'Inbox')
  if (!message) throw new Error('no message in the seed')
  await live.deleteMail('colleague', message.id)
  await signIn('helpdesk')
  await actFor(page, karim, `/mail?q=${encodeURIComponent(`"${message.subject}"`)}`, 'INC-12')
  await page.getByRole('row').nth(1).getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('For Karim Haddad')
  await expect(dialog).toContainText('into Karim Haddad’s mailbox')
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toBeHidden()
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(page.getByText('Success').first()).toBeVisible()
  expect((await live.mail('colleague')).filter(({ id }) => id === message.id)).toEqual([message])

  // On the pages of someone else it has no place; on one's own it carries the name.
  await actFor(page, emma, '/restores', 'INC-13')
  await expect(page.getByText('You have not restored anything for Emma Lindqvist yet')).toBeVisible()
  await expect(page.getByText('Karim Haddad')).toBeHidden()
  await page.goto('/restores')
  await expect(page.getByRole('listitem').first()).toContainText('for Karim Haddad')
  await page.getByRole('listitem').first().getByRole('link').first().click()
  await expect(page.getByText('For Karim Haddad')).toBeVisible()
  await expect(page.getByText('INC-12')).toBeVisible()
  await expect(page.getByRole('link', { name: message.subject }).last()).toHaveAttribute(
    'href',
    new RegExp(`^/for/${karim}/mail`),
  )
})

/** What stands in a list, to be compared with another tab's. */
const seen = async (page: Page) => {
  await expect(rows(page).nth(3)).toBeVisible()
  return (await rows(page).allInnerTexts()).slice(1)
}

test('two tabs for two people never mix', async ({ page, context, signIn }) => {
  await signIn('operator')
  await actFor(page, emma)
  const other = await context.newPage()
  await actFor(other, karim)
  const [emmas, karims] = [await seen(page), await seen(other)]
  expect(emmas).not.toEqual(karims)
  await other.getByRole('row').nth(1).getByRole('checkbox').check()
  await other.getByRole('button', { name: 'Add to restore list', exact: true }).click()
  await expect(nav(other).getByRole('link', { name: 'Restore list (1 thing)' })).toBeVisible()
  await page.reload()
  await expect(frame(page)).toContainText('Emma Lindqvist')
  expect(await seen(page)).toEqual(emmas)
  await expect(nav(page).getByRole('link', { name: 'Restore list', exact: true })).toBeVisible()

  // One tab that goes from one person to the other shows nothing of the first while it waits.
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(`**/api/scopes/${karim}/points/**`, async (route) => {
    await held
    await route.continue()
  })
  await page.goto(`/for/${karim}/mail`)
  await expect(frame(page)).toContainText('Karim Haddad')
  const theirs = await page.getByRole('main').innerText()
  for (const row of emmas) expect(theirs).not.toContain(row)
  release()
  expect(await seen(page)).toEqual(karims)

  // Stopped in one tab, the other shows nothing more once it is looked at.
  await other.getByRole('button', { name: 'Stop acting' }).click()
  await expect(people(other)).toBeVisible()
  await page.getByRole('treeitem', { name: 'Sent Items' }).click()
  await expect(page.getByRole('heading', { name: 'Act for Karim Haddad' })).toBeVisible()
  await expect(page.getByText('You are no longer acting for them')).toBeVisible()
  await expect(rows(page)).toHaveCount(0)
})

const another = async (context: BrowserContext): Promise<Page> => await context.newPage()

test('two operators act at once, each for their own people', async ({ page, browser, world, signIn }) => {
  await signIn('operator')
  const context = await browser.newContext({ baseURL: world.url, locale: 'en-GB' })
  const helpdesk = await another(context)
  await signIn('helpdesk', helpdesk)
  await actFor(page, emma, '/mail', 'INC-21 operator')
  await actFor(helpdesk, emma, '/mail', 'INC-22 helpdesk')
  expect(await seen(page)).toEqual(await seen(helpdesk))
  await expect(frame(page)).toContainText('INC-21 operator')
  await expect(frame(helpdesk)).toContainText('INC-22 helpdesk')
  await page.getByRole('row').nth(1).getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Add to restore list', exact: true }).click()
  await expect(nav(page).getByRole('link', { name: 'Restore list (1 thing)' })).toBeVisible()
  await helpdesk.reload()
  await expect(frame(helpdesk)).toBeVisible()
  await expect(nav(helpdesk).getByRole('link', { name: 'Restore list', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Stop acting' }).click()
  await expect(people(page)).toBeVisible()
  await helpdesk.getByRole('treeitem', { name: 'Sent Items' }).click()
  await expect(frame(helpdesk)).toContainText('Emma Lindqvist')
  await expect(rows(helpdesk).nth(1)).toBeVisible()
  await context.close()
})

test('who loses the right reads so at once, in place of all that was on screen', async ({ page, world, signIn }) => {
  await signIn('operator')
  await actFor(page, emma, '/mail', 'INC-31')
  await expect(rows(page).nth(3)).toBeVisible()
  await page.getByRole('row').nth(1).getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(/^Compared with/)).toBeVisible()
  await world.live.changeRole('Whole organization', { operators: [] })
  await dialog.getByRole('button', { name: 'Restore', exact: true }).press('Enter')
  await expect(page.getByRole('heading', { name: 'You may no longer act for Emma Lindqvist' })).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('Nothing was left half done')
  await expect(frame(page)).toBeHidden()
  await expect(dialog).toBeHidden()
  await expect(rows(page)).toHaveCount(0)
  await page.getByRole('link', { name: 'Go to your own mail' }).click()
  await expect(rows(page).nth(3)).toBeVisible()
  await page.goto('/restores')
  await expect(page.getByText('You have not restored anything yet')).toBeVisible()
})

test('excluded people are neither listed nor reached by their address', async ({ page, signIn }) => {
  await signIn('helpdesk')
  await page.goto('/people')
  await people(page).fill('wagner')
  await expect(page.getByRole('heading', { name: 'Nobody found' })).toBeVisible()
  for (const scope of [dorothea, 'b90f4c1e-2d73-4a58-9e06-c35a7f81d201', 'nobody']) {
    await page.goto(`/for/${scope}/mail`)
    await expect(page.getByRole('heading', { name: 'You cannot act for this person' })).toBeVisible()
    await expect(page.getByText('Dorothea')).toHaveCount(0)
    await expect(frame(page)).toBeHidden()
  }
})

test('who is no operator is told so, and cannot act by an address', async ({ page, signIn }) => {
  await signIn('employee')
  await page.getByRole('button', { name: 'Account of Emma Lindqvist' }).click()
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Act for someone' })).toBeHidden()
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(page.getByRole('menuitem')).toHaveText(['Who looked at your data', 'Sign out'])
  await page.goto('/people')
  await expect(page.getByRole('heading', { name: 'You can restore for yourself only' })).toBeVisible()
  await page.goto(`/for/${karim}/mail`)
  await expect(page.getByRole('heading', { name: 'You cannot act for this person' })).toBeVisible()
})

test('among ten thousand people: found by a few letters, by kind, and by scrolling', async ({
  page,
  world,
  signIn,
}) => {
  await world.live.fillUp(10_000)
  await world.live.changePerson('noa', { displayName: 'נועה כהן', email: 'noa@sandbox.example' })
  await signIn('operator')
  await page.goto('/people')
  const found = page.getByRole('group', { name: /people and mailboxes$/ })
  await expect(found.getByRole('option').first()).toBeVisible()
  await expect(found.getByRole('option').first()).toHaveAttribute('aria-setsize', /^10\d{3}$|^9999$|^10000$/)
  expect(await page.getByRole('option').count()).toBeLessThan(60)
  await people(page).press('ArrowDown')
  await people(page).press('PageDown')
  await people(page).press('PageDown')
  const active = page.getByRole('option', { selected: true })
  await expect(active).toBeInViewport()
  await expect(active).toContainText('@sandbox.example')

  await page.getByRole('listbox').evaluate((list) => list.scrollTo({ top: list.scrollHeight }))
  await expect(found.locator('[aria-posinset]').last()).toContainText('@sandbox.example')
  await people(page).fill('נועה')
  await expect(page.getByRole('option')).toHaveCount(1)
  await expect(page.getByRole('option')).toContainText('noa@sandbox.example')
  await people(page).fill('')
  await page.getByRole('button', { name: 'Shared mailboxes' }).click()
  await expect(page.getByRole('option').first()).toContainText('Shared mailbox')
  await expect(page).toHaveURL('/people?mailbox=shared')
  // Nobody has backed them up.
  await people(page).fill('desk 50')
  await expect(page.getByRole('option').first()).toContainText('Desk 50')
  await people(page).press('Enter')
  await reason(page).fill('INC-41')
  await reason(page).press('Enter')
  await expect(page.getByText(/There is no backup of Desk 50\d*’s mailbox yet/)).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`choosing and acting can be used with assistive technology: ${colorScheme}`, async ({ page, signIn }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await signIn('operator')
    await page.goto('/people')
    await expect(page.getByRole('option').nth(3)).toBeVisible()
    await expectAccessible(page, 'people')
    await people(page).fill('karim')
    await people(page).press('Enter')
    await expect(reason(page)).toBeVisible()
    await expectAccessible(page, 'act for')
    await actFor(page, karim)
    await expect(rows(page).nth(3)).toBeVisible()
    await expectAccessible(page, 'acting')
    await page.setViewportSize({ width: 390, height: 844 })
    await expectAccessible(page, 'acting, narrow')
    await page.goto(`/for/${emma}/mail`)
    await expect(reason(page)).toBeVisible()
    await expectAccessible(page, 'asked in place')
    await page.goto('/for/nobody/mail')
    await expect(page.getByRole('heading', { name: 'You cannot act for this person' })).toBeVisible()
    await expectAccessible(page, 'not to be acted for')
  })
}
