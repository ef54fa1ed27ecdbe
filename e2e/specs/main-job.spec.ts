import { expect, test } from '../harness/fixtures.ts'
import type { LiveFile, LiveMessage } from '../harness/live.ts'

/** The reason for this product: something is gone, and its owner gets it back, byte for byte. */

const only = <T>(items: T[], what: string): T => {
  const [item] = items
  if (!item || items.length !== 1) throw new Error(`${items.length} of ${what} instead of one`)
  return item
}

test('an employee deletes a message and a file, restores both, and finds them back', async ({
  page,
  world,
  signInByHand,
}) => {
  const { live } = world
  const message = (await live.mail('employee')).find(
    ({ subject }) => subject === 'Salary round 2026 – confidential',
  ) as LiveMessage
  const file = (await live.files('employee')).find(({ path }) => path === 'Documents/Budget.xlsx') as LiveFile
  const fileHash = await live.fileHash('employee', file.path)
  expect(fileHash).toBe(file.sha256)

  await test.step('both are deleted in the live view', async () => {
    await page.goto(`${world.sandbox.live}/live`)
    const emma = page.getByRole('row', { name: 'Emma Lindqvist' })
    await emma.getByRole('link', { name: 'Mailbox' }).click()
    await page.getByRole('button', { name: `Delete ${message.subject}`, exact: true }).click()
    await expect(page.getByText(message.subject)).toHaveCount(0)
    await page.goto(`${world.sandbox.live}/live`)
    await emma.getByRole('link', { name: 'OneDrive' }).click()
    await page.getByRole('link', { name: /Documents/ }).click()
    await page.getByRole('button', { name: 'Delete Budget.xlsx', exact: true }).click()
    await expect(page.getByText('Budget.xlsx')).toHaveCount(0)
    expect((await live.mail('employee')).map(({ id }) => id)).not.toContain(message.id)
    expect((await live.files('employee')).map(({ path }) => path)).not.toContain(file.path)
  })

  await test.step('the message is found by its folder and restored', async () => {
    await signInByHand('employee')
    await page.getByRole('treeitem', { name: 'Inbox' }).click()
    await page.getByRole('searchbox', { name: 'Search mail' }).fill('Salary round')
    const row = page.getByRole('checkbox', { name: message.subject, exact: true })
    await row.check()
    await page.getByRole('button', { name: 'Restore', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click()
    await expect(page.getByText('Success').first()).toBeVisible()
    const back = only(
      (await live.mail('employee')).filter(({ id }) => id === message.id),
      'the message',
    )
    expect(back).toEqual(message)
  })

  await test.step('the file is found by its folder and restored', async () => {
    await page.getByRole('link', { name: 'OneDrive', exact: true }).click()
    await page.getByRole('treeitem', { name: 'Documents' }).click()
    await page.getByRole('checkbox', { name: 'Budget.xlsx', exact: true }).check()
    await page.getByRole('button', { name: 'Restore', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click()
    await page.getByRole('link', { name: 'Restores', exact: true }).click()
    // Newest first; others restored the same before.
    const row = page.getByRole('listitem').filter({ hasText: 'Budget.xlsx' }).first()
    await expect(row.getByText('Success')).toBeVisible()
    const back = only(
      (await live.files('employee')).filter(({ path }) => path.startsWith('Documents/Budget')),
      'the file',
    )
    expect(back).toMatchObject({ path: file.path, size: file.size, sha256: fileHash })
    expect(await live.fileHash('employee', file.path)).toBe(fileHash)
  })

  await test.step('both restores are in the history, also after a reload', async () => {
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Restores' })).toBeVisible()
    for (const name of [message.subject, 'Budget.xlsx']) {
      const restored = page.getByRole('listitem').filter({ hasText: name }).first()
      await expect(restored.getByText('Success')).toBeVisible()
    }
  })
})
