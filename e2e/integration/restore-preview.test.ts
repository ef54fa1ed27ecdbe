import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Explorer } from '../harness/explorer.ts'
import { type InProcess, startInProcess } from '../harness/in-process.ts'
import type { PortalClient } from '../harness/portal-client.ts'

/** What the dialog says a restore will do, where files were moved, made anew or chosen twice; then it does just that. */

let portal: InProcess
let client: PortalClient
let point: string

const account = 'employee'
const copies = /^Plans\/Budget_RESTORED-.*\.txt$/

const choose = async (at: string, ...paths: string[]) =>
  await Promise.all(
    paths.map(async (path) => {
      const { id, kind } = await new Explorer(client, at).driveItem(path)
      return { workload: 'onedrive', point: at, kind: kind === 'folder' ? 'folder' : 'item', id }
    }),
  )

const preview = async (items: unknown[], existing: 'keep' | 'replace', mail = {}) => {
  const body = { scope: 'me', items, options: { onedrive: { existing }, mail } }
  const { onedrive, warnings } = await client.ok('POST', '/api/restore-preview', body)
  const { missing, changed, identical } = onedrive
  const said = warnings.map(({ code, count }: { code: string; count: number }) => `${code} ${count}`)
  return { missing, changed, identical, said: said.join(', ') }
}

async function restore(items: unknown[], existing: 'keep' | 'replace') {
  const body = { scope: 'me', items, options: { onedrive: { existing } } }
  const { id } = await client.ok('POST', '/api/restores', body, { 'idempotency-key': crypto.randomUUID() })
  const done = () => client.ok('GET', `/api/restores/${id}`)
  await expect.poll(done, { timeout: 20_000 }).toMatchObject({ state: 'finished' })
  return (await done()).counts
}

const files = async () =>
  (await portal.live.files(account)).map(({ path }) => path).filter((path) => /budget/i.test(path))

/** The portal believes its list of restore points for a minute. */
const backup = async () => {
  const { time } = await portal.live.backup()
  client = await portal.signIn(account)
  return time
}

beforeAll(async () => {
  portal = await startInProcess()
}, 120_000)
beforeEach(async () => {
  const { live } = portal.sandbox.tenant
  for (const { path, isFolder } of await live.drive(account)) if (!isFolder) await live.deleteDriveItem(account, path)
  await portal.live.putFile(account, 'Plans/Budget.txt', 'first')
  point = await backup()
})
afterAll(() => portal?.close())

test('a file that was made anew in the place of a deleted one is in the way', async () => {
  await portal.live.deleteFile(account, 'Plans/Budget.txt')
  await portal.live.putFile(account, 'Plans/budget.TXT', 'new work')
  await backup()
  const [file] = await choose(point, 'Plans/Budget.txt')
  const there = { missing: 0, changed: 1, identical: 0 }
  expect(await preview([file], 'keep')).toEqual({ ...there, said: 'copies 1' })
  expect(await preview([file], 'replace')).toEqual({ ...there, said: 'replaced 1, later-work 1' })
  await restore([file], 'replace')
  expect(await files()).toEqual(['Plans/budget.TXT'])
})

test.each([
  ['into another folder', 'Old/Budget.txt'],
  ['by another name', 'Plans/Budget 2025.txt'],
])('a file that was moved %s is not in the way', async (_, path) => {
  const { live } = portal.sandbox.tenant
  const before = (await live.drive(account)).find((one) => one.path === 'Plans/Budget.txt')
  await live.deleteDriveItem(account, 'Plans/Budget.txt')
  await live.putFile(account, path, Buffer.from('first'), {
    ...(before && { id: before.id, modified: before.modified }),
  })
  await backup()
  const chosen = await choose(point, 'Plans/Budget.txt')
  expect(await preview(chosen, 'replace')).toEqual({ missing: 1, changed: 0, identical: 0, said: '' })
  await restore(chosen, 'replace')
  expect((await files()).toSorted()).toEqual(['Plans/Budget.txt', path].toSorted())
})

test('also from the restore list', async () => {
  await portal.live.deleteFile(account, 'Plans/Budget.txt')
  await portal.live.putFile(account, 'Plans/Budget.txt', 'new work')
  await backup()
  const entries = await choose(point, 'Plans/Budget.txt')
  const list = '/api/scopes/me/restore-list'
  const { revision } = await client.ok('POST', `${list}/entries`, { entries })
  const body = { scope: 'me', list: { revision }, options: { onedrive: { existing: 'replace' } } }
  const { onedrive, warnings } = await client.ok('POST', '/api/restore-preview', body)
  expect(onedrive).toMatchObject({ missing: 0, changed: 1 })
  expect(warnings).toMatchObject([{ code: 'replaced' }, { code: 'later-work' }])
  await client.ok('DELETE', list)
})

test('a file of several backups, itself and in its folder, comes back once and without copies of itself', async () => {
  await portal.live.putFile(account, 'Plans/Notes.txt', 'notes')
  const later = await backup()
  await portal.live.deleteFile(account, 'Plans/Budget.txt')
  await backup()
  const chosen = [...(await choose(point, 'Plans/Budget.txt', 'Plans')), ...(await choose(later, 'Plans/Budget.txt'))]
  expect(await preview(chosen, 'keep')).toEqual({ missing: 1, changed: 0, identical: 0, said: '' })
  expect(await restore(chosen, 'keep')).toEqual({ total: 1, restored: 1, skipped: 0, failed: 0 })
  expect(await files()).toEqual(['Plans/Budget.txt'])
})

test('of two states of a missing file the second finds the first in its place', async () => {
  await portal.live.putFile(account, 'Plans/Budget.txt', 'second')
  const later = await backup()
  await portal.live.deleteFile(account, 'Plans/Budget.txt')
  await backup()
  const chosen = [...(await choose(point, 'Plans/Budget.txt')), ...(await choose(later, 'Plans/Budget.txt'))]
  expect(await preview(chosen, 'replace')).toEqual({ missing: 1, changed: 1, identical: 0, said: 'replaced 1' })
  expect(await preview(chosen, 'keep')).toEqual({ missing: 1, changed: 1, identical: 0, said: 'copies 1' })
  await restore(chosen, 'keep')
  expect(await files()).toEqual(['Plans/Budget.txt', expect.stringMatching(copies)])
})

test('mail and files that will be overwritten are one warning', async () => {
  const { live } = portal.sandbox.tenant
  const [mail] = (await live.mail(account)).filter(({ archive, format }) => !archive && format === 'eml')
  if (!mail) throw new Error('there is no mail')
  const content = Buffer.from('Subject: Another\r\n\r\nx')
  await live.putMail(account, { ...mail, subject: 'Another' }, content)
  await portal.live.putFile(account, 'Plans/Budget.txt', 'second')
  await backup()
  const { mailboxId } = (await portal.sandbox.tenant.directory()).accounts.find((one) => one.account === account) ?? {}
  const message = { workload: 'mail', point, id: `${mailboxId}~${mail.id}` }
  const said = await preview([message, ...(await choose(point, 'Plans/Budget.txt'))], 'replace', { changed: true })
  expect(said.said).toBe('replaced 2, later-work 1')
})
