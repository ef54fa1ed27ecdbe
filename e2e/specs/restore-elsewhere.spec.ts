import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { accessTokenFor } from '../harness/access-token.ts'
import { expect, test } from '../harness/fixtures.ts'
import { PortalClient } from '../harness/portal-client.ts'
import { startPortalProcess } from '../harness/portal-process.ts'
import { rows } from '../harness/restoring.ts'
import type { World } from '../harness/world.ts'

/** Restores two messages with another portal on the same backup server: to this one, it is what Veeam's own is. */
async function restoreElsewhere({ sandbox }: World, account: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-elsewhere-'))
  const portal = await startPortalProcess({ ...sandbox.portalEnv, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'warn' })
  try {
    const client = new PortalClient(portal.url)
    await client.ok('POST', '/api/session', { accessToken: await accessTokenFor(account, sandbox, portal.url) })
    const at = '/api/scopes/me/points/latest/mail/folders'
    const { folders } = await client.ok('GET', at)
    const inbox = folders.find(({ name }: { name: string }) => name === 'Inbox')
    const { items } = await client.ok('GET', `${at}/${encodeURIComponent(inbox.id)}/items?limit=2&wait=5000`)
    const wish = {
      scope: 'me',
      items: items.map(({ id }: { id: string }) => ({ workload: 'mail', point: 'latest', id })),
      options: { mail: { folder: 'From elsewhere' } },
    }
    const { id } = await client.ok('POST', '/api/restores', wish, { 'idempotency-key': randomUUID() })
    await expect.poll(async () => (await client.ok('GET', `/api/restores/${id}`)).state).toBe('finished')
  } finally {
    await portal.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

test('what was restored elsewhere is listed too, told apart, with what is known of it', async ({
  page,
  world,
  signIn,
}) => {
  await restoreElsewhere(world, 'colleague')
  await signIn('colleague')
  await page.getByRole('link', { name: 'Restores', exact: true }).click()
  await expect(rows(page).filter({ hasText: 'made elsewhere' })).toHaveCount(1)
  await page.getByRole('combobox', { name: 'Made in' }).selectOption('Made in this portal')
  await expect(page.getByText('No restore fits these filters')).toBeVisible()
  await page.getByRole('combobox', { name: 'Made in' }).selectOption('Made elsewhere')
  await expect(page).toHaveURL(/origin=elsewhere/)
  await rows(page).first().getByRole('link').click()
  await expect(page.getByText('2 restored').first()).toBeVisible()
  await expect(page.getByRole('list', { name: 'Items' }).getByRole('listitem')).toHaveCount(2)
  await expect(page.getByRole('button', { name: 'Export as CSV' })).toBeVisible()
})
