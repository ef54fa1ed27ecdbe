import { expect, test } from '../harness/fixtures.ts'
import { openDetails, progress, restoreMail, rows } from '../harness/restoring.ts'

/** A restore that stands still says what it waits for, and whether it goes on by itself. */

test.afterEach(({ world }) => world.faults([]))

for (const status of [429, 503]) {
  test(`for a backup server that says ${status}: it goes on by itself`, async ({ page, world, signIn }) => {
    test.setTimeout(150_000)
    await world.faults([{ method: 'POST', path: 'restore$', effect: { status, retryAfter: 1 } }])
    await signIn('employee')
    await restoreMail(page, 1)
    await openDetails(page)
    await expect(page.getByText('The backup server is busy. It goes on by itself')).toBeVisible({ timeout: 60_000 })
    await world.faults([])
    await expect(page.getByText('Success').first()).toBeVisible({ timeout: 60_000 })
    const back = (await world.live.mail('employee')).filter(({ folder }) => folder === 'Back again')
    expect(back).toHaveLength(1)
  })
}

test('for the other restores of the same person', async ({ page, world, signIn }) => {
  await world.faults([], { holdAfter: 0 })
  await signIn('employee')
  for (const number of [1, 2, 3, 4]) await restoreMail(page, 1, `Back again ${number}`)
  await openDetails(page)
  await expect(page.getByText('It waits for your other restores to end, and then goes on by itself.')).toBeVisible()
  const fourth = page.url()
  await page.getByRole('link', { name: 'All restores' }).click()
  await rows(page).nth(3).getByRole('link').click()
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByText('Stopped').first()).toBeVisible()
  await page.goto(fourth)
  await expect(page.getByText('It waits for your other restores')).toHaveCount(0)
  await world.faults([])
  await expect(page.getByText('Success').first()).toBeVisible()
  await page.getByRole('link', { name: 'All restores' }).click()
  for (const number of [1, 2]) await expect(rows(page).nth(number)).toContainText('Success')
})

test('for the person, after they signed out: offered, and not done unasked', async ({ page, world, signIn }) => {
  await world.faults([{ method: 'POST', path: 'restore$', effect: { status: 429, retryAfter: 600 } }])
  await signIn('employee')
  await restoreMail(page, 2)
  await openDetails(page)
  await expect(page.getByText('The backup server is busy. It goes on by itself')).toBeVisible()
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await world.faults([])
  await signIn('employee')
  await openDetails(page)
  await expect(page.getByText('You signed out before all of it was asked for.')).toBeVisible()
  expect((await world.live.mail('employee')).some(({ folder }) => folder === 'Back again')).toBe(false)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText('Success').first()).toBeVisible()
  expect((await world.live.mail('employee')).filter(({ folder }) => folder === 'Back again')).toHaveLength(2)
})

test('the browser’s own notification comes once the person has asked for it, and they look elsewhere', async ({
  page,
  world,
  signIn,
}) => {
  await page.addInitScript(() => {
    const told: { title: string; body: string | undefined }[] = []
    Object.assign(window, { told })
    class Told extends EventTarget {
      static permission = 'default'
      static requestPermission = async () => {
        Told.permission = 'granted'
        return 'granted'
      }
      constructor(title: string, options?: { body?: string }) {
        super()
        told.push({ title, body: options?.body })
      }
    }
    Object.assign(window, { Notification: Told })
  })
  await signIn('employee')
  await restoreMail(page, 1)
  await expect(progress(page).getByText('Success')).toBeVisible()
  const told = () => page.evaluate(() => (window as unknown as { told: { title: string; body: string }[] }).told)
  expect(await told()).toEqual([])

  await world.faults([], { holdAfter: 2 })
  await restoreMail(page, 4, 'Back once more')
  await progress(page).getByRole('button', { name: 'Notify me when it is done' }).click()
  await page.evaluate(() => Object.defineProperty(document, 'visibilityState', { value: 'hidden' }))
  await world.faults([])
  await expect.poll(told).toEqual([{ title: 'Restore: Success', body: '4 restored' }])
})
