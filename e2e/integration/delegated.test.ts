import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { Explorer } from '../harness/explorer.ts'
import { type InProcess, startInProcess } from '../harness/in-process.ts'
import { misbehave } from '../harness/misbehave.ts'
import type { PortalClient } from '../harness/portal-client.ts'
import { UserAgent } from '../sandbox/identity/testing/user-agent.ts'

/** Where the administrator wants it, a restore uses the person's own permission, by a code that they enter. */

let portal: InProcess
let employee: PortalClient
let items: { workload: string; point: string; id: string }[]

beforeAll(async () => {
  portal = await startInProcess({ RESTORE_PERMISSION: 'delegated' })
  const letter = 'From: ann@example.com\r\nTo: me@example.com\r\nSubject: By code\r\n\r\nHello\r\n'
  await portal.live.addMail('employee', 'Codes', 'a.eml', letter)
  await portal.live.putFile('employee', 'Codes/a.txt', 'by code')
  const { time: point } = await portal.live.backup()
  employee = await portal.signIn('employee')
  const explorer = new Explorer(employee, point)
  const [message, file] = [(await explorer.mailIn('Codes'))[0], await explorer.driveItem('Codes/a.txt')]
  items = [
    { workload: 'mail', point, id: message?.id ?? '' },
    { workload: 'onedrive', point, id: file.id },
  ]
}, 120_000)
afterEach(() => misbehave(portal, null))
afterAll(() => portal?.close())

/** What a person does with the code. */
async function enter({ verificationUrl, userCode }: { verificationUrl: string; userCode: string }, account: string) {
  const agent = new UserAgent(portal.info.identity)
  const confirm = await agent.submit(await agent.get(verificationUrl), { user_code: userCode })
  const picker = await agent.submit(confirm, { confirm: 'yes' })
  await agent.submit(picker, { account })
}

const start = (body: object) =>
  employee.request('POST', '/api/restores', { scope: 'me', items, ...body }, { 'idempotency-key': crypto.randomUUID() })

const detail = (id: string) => employee.ok('GET', `/api/restores/${id}`)

/** Waits for a code that is not the one before. */
async function nextCode(id: string, before = '') {
  await expect.poll(async () => (await detail(id)).permission?.userCode ?? before, { timeout: 10_000 }).not.toBe(before)
  return (await detail(id)).permission
}

test('the portal shows a code, waits until it is entered, and restores with it', async () => {
  for (const { id, folder } of await portal.live.mail('employee')) {
    if (folder === 'Codes') await portal.live.deleteMail('employee', id)
  }
  await portal.live.deleteFile('employee', 'Codes/a.txt')
  const preview = await employee.ok('POST', '/api/restore-preview', { scope: 'me', items })
  expect(preview.permission).toBe('delegated')
  const { id } = (await start({})).body
  const first = await nextCode(id)
  expect(await detail(id)).toMatchObject({ state: 'waiting', paused: 'code', counts: { restored: 0 } })
  expect(first.verificationUrl).toMatch(/^https:/)

  // Said too early: another code is shown, and nothing was restored.
  await employee.ok('POST', `/api/restores/${id}/code`)
  const second = await nextCode(id, first.userCode)
  expect((await portal.live.mail('employee')).some(({ folder }) => folder === 'Codes')).toBe(false)

  await enter(second, 'employee')
  await employee.ok('POST', `/api/restores/${id}/code`)
  // Files are another explore session, with a code of its own.
  const third = await nextCode(id, second.userCode)
  expect(await detail(id)).toMatchObject({ counts: { restored: 1 } })
  await enter(third, 'employee')
  await employee.ok('POST', `/api/restores/${id}/code`)
  await expect
    .poll(() => detail(id), { timeout: 20_000 })
    .toMatchObject({ state: 'finished', result: 'success', permission: null, counts: { restored: 2 } })
  expect((await portal.live.mail('employee')).filter(({ folder }) => folder === 'Codes')).toHaveLength(1)
  expect((await portal.live.files('employee')).filter(({ path }) => path === 'Codes/a.txt')).toHaveLength(1)
})

test('a code that someone else has entered restores nothing; after the third the restore has failed, and says why', async () => {
  const { id } = (await start({ items: items.slice(0, 1) })).body
  let code = await nextCode(id)
  await enter(code, 'colleague')
  for (let times = 0; times < 2; times++) {
    await employee.ok('POST', `/api/restores/${id}/code`)
    code = await nextCode(id, code.userCode)
  }
  await employee.ok('POST', `/api/restores/${id}/code`)
  await expect.poll(() => detail(id), { timeout: 20_000 }).toMatchObject({ state: 'finished', result: 'failed' })
  const [item] = (await employee.ok('GET', `/api/restores/${id}/items`)).items
  expect(item.message).toContain('code')
})

// Restores by code carry no mark to be found by, so that only the person can tell what became of one.
for (const [what, effect, arrived] of [
  ['whose answer was lost', { drop: 'after' }, 1],
  ['that something between answered with 503', { status: 503 }, 0],
  ['that the server failed to answer', { status: 500 }, 0],
] as const) {
  test(`a request ${what} is not certain, and never made again unasked`, async () => {
    const inFolder = async () => (await portal.live.mail('employee')).filter(({ folder }) => folder === 'Codes')
    for (const { id } of await inFolder()) await portal.live.deleteMail('employee', id)
    const { id } = (await start({ items: items.slice(0, 1) })).body
    await enter(await nextCode(id), 'employee')
    await misbehave(portal, [{ method: 'POST', path: '/items/restore$', times: 1, effect }])
    await employee.ok('POST', `/api/restores/${id}/code`)
    await expect.poll(async () => (await detail(id)).state, { timeout: 20_000 }).toBe('unknown')
    // Looking again finds nothing out, and does nothing.
    expect(await employee.ok('POST', `/api/restores/${id}/check`)).toMatchObject({ state: 'unknown' })
    await expect.poll(async () => (await inFolder()).length).toBe(arrived)

    // The person has decided: the code counts for as long as the server takes it, and nothing is there twice.
    await employee.ok('POST', `/api/restores/${id}/resume`)
    await expect.poll(() => detail(id), { timeout: 20_000 }).toMatchObject({ state: 'finished', result: 'success' })
    expect(await inFolder()).toHaveLength(1)
  })
}

test('what VB365 cannot do with a person’s own permission is refused before anything is asked', async () => {
  for (const [path, options] of [
    ['mail.folder', { mail: { folder: 'Elsewhere' } }],
    ['mail.markUnread', { mail: { markUnread: true } }],
    ['onedrive.versions', { onedrive: { versions: 'all' } }],
  ] as const) {
    const answer = await start({ options })
    expect(answer).toMatchObject({ status: 400, body: { issues: [{ path: `body.options.${path}` }] } })
  }
})
