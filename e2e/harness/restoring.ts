import { expect, type Page } from '@playwright/test'

/** The list of restores, and the notes of those under way. */
export const rows = (page: Page) => page.getByRole('list', { name: 'Restores' }).getByRole('listitem')
export const progress = (page: Page) => page.getByRole('region', { name: 'Progress of restores' })

/** Restores the newest messages of the inbox; into a folder of their own nothing is there already. */
export async function restoreMail(page: Page, count: number, folder: string | null = 'Back again'): Promise<void> {
  await page.getByRole('link', { name: 'Mail', exact: true }).click()
  const boxes = page.getByRole('grid', { name: 'Mail items' }).getByRole('row')
  for (let row = 1; row <= count; row++) await boxes.nth(row).getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  const dialog = page.getByRole('dialog')
  if (folder !== null) {
    await dialog.getByRole('checkbox', { name: /^Restore into another folder/ }).check()
    await dialog.getByRole('textbox', { name: 'Name of the folder' }).fill(folder)
  }
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(dialog).toHaveCount(0)
}

/** The page of the newest restore. */
export async function openDetails(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Restores', exact: true }).click()
  await rows(page).first().getByRole('link').click()
}
