import { expect, test } from '../harness/fixtures.ts'

test.describe('signing in', () => {
  test('brings a person to the address they asked for, and leaves no token where script can read it', async ({
    page,
  }) => {
    const asked = '/onedrive?order=modified&direction=desc'
    await page.goto(asked)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('button', { name: 'employee@sandbox.example' }).click()
    await expect(page.getByRole('treeitem', { name: 'Documents' })).toBeVisible()
    expect(new URL(page.url()).pathname).toBe('/onedrive')
    expect(new URL(page.url()).searchParams.get('order')).toBe('modified')
    expect(new URL(page.url()).hash).toBe('')
    const stored = await page.evaluate(() =>
      JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie]),
    )
    expect(stored).not.toMatch(/eyJ|accesstoken|refreshtoken|idtoken/i)
  })

  test('that was given up says so, and works the next time', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByRole('alert')).toContainText('not completed')
    await page.getByRole('button', { name: 'Sign in again' }).click()
    await page.getByRole('button', { name: 'employee@sandbox.example' }).click()
    await expect(page.getByRole('link', { name: 'Mail', exact: true })).toBeVisible()
  })

  test('with a disabled account is refused', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('button', { name: 'leaver@sandbox.example' }).click()
    await expect(page.getByRole('alert')).toContainText('AADSTS50057')
  })

  test.describe('when the backup server refuses', () => {
    test.use({ expectedErrors: [/403 \(Forbidden\).*\/api\/session/s] })
    test('names the phase, what to do and a request id', async ({ page, world }) => {
      await world.faults([{ path: '/v8/token', effect: { status: 403 } }])
      await page.goto('/')
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await page.getByRole('button', { name: 'employee@sandbox.example' }).click()
      const alert = page.getByRole('alert')
      await expect(alert).toContainText('It stopped at step 4 of 4')
      await expect(alert).toContainText('ask your administrator')
      await expect(alert).toContainText('Request id')
      await world.faults([])
      await page.getByRole('button', { name: 'Sign in again' }).click()
      await expect(page.getByRole('link', { name: 'Mail', exact: true })).toBeVisible()
    })
  })

  test('with a claims challenge asks once more, and then lets the person in', async ({ page, world }) => {
    await world.post('identity', '/sandbox/claims-challenge', { account: 'employee' })
    await page.goto('/')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('button', { name: 'employee@sandbox.example' }).click()
    await expect(
      page.getByRole('link', { name: 'Mail', exact: true }).or(page.getByRole('heading', { name: 'Pick an account' })),
    ).toBeVisible()
    const picker = page.getByRole('button', { name: 'employee@sandbox.example' })
    if (await picker.isVisible()) await picker.click()
    await expect(page.getByRole('link', { name: 'Mail', exact: true })).toBeVisible()
  })
  test.use({ expectedErrors: [/401 \(Unauthorized\).*\/api\/session/s] })
})

test('signing out ends it for good: the same address shows nothing any more', async ({ page, signInByHand }) => {
  await signInByHand('employee')
  await expect(page.getByRole('checkbox').nth(2)).toBeVisible()
  await page.getByRole('button', { name: /Emma Lindqvist/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await page.goto('/mail')
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  await expect(page.getByRole('treeitem')).toHaveCount(0)
})

test.describe('a session that ended elsewhere', () => {
  test.use({ expectedErrors: [/401 \(Unauthorized\)/] })
  test('leads to the sign-in page and back to the same place', async ({ page, context, signInByHand }) => {
    await signInByHand('employee')
    await page.getByRole('treeitem', { name: 'Sent Items' }).click()
    await expect(page).toHaveURL(/folder=/)
    const place = page.url()
    await context.clearCookies({ name: '__Host-restore-portal' })
    // It is told with the next request, which may be one that was on its way already.
    const ended = page.getByText('Your session has ended')
    await page.getByRole('treeitem', { name: 'Drafts' }).or(ended).click()
    await expect(ended).toBeVisible()
    await page.goto(place)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    const picker = page.getByRole('button', { name: 'employee@sandbox.example' })
    await picker
      .or(page.getByRole('treeitem', { name: 'Sent Items' }))
      .first()
      .waitFor()
    if (await picker.isVisible()) await picker.click()
    await expect(page.getByRole('treeitem', { name: 'Sent Items' })).toHaveAttribute('aria-selected', 'true')
  })
})
