import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { Explorer } from '../harness/explorer.ts'
import { type InProcess, startInProcess } from '../harness/in-process.ts'
import { misbehave } from '../harness/misbehave.ts'
import { PortalClient, says } from '../harness/portal-client.ts'

/** Restoring for others: with their name and the reason on record, and no further than the right goes. */

const ROLE = 'Sales helpdesk'
const HINT = 'A ticket number, such as INC0012345'

let portal: InProcess
let helpdesk: PortalClient
let employee: string
let colleague: string
/** Two messages and a file of each. */
const things: Record<string, { workload: string; point: string; id: string }[]> = {}

const act = (who: PortalClient, scope: string, reason: unknown) =>
  who.request('PUT', `/api/scopes/${scope}/acting`, { reason })
const start = (who: PortalClient, body: object) =>
  who.request('POST', '/api/restores', body, { 'idempotency-key': crypto.randomUUID() })

async function finished(who: PortalClient, id: string) {
  const detail = () => who.ok('GET', `/api/restores/${id}`)
  await expect.poll(detail, { timeout: 20_000 }).toMatchObject({ state: 'finished' })
  return await detail()
}

async function thingsOf(account: string) {
  const message = (subject: string) =>
    `From: ann@example.com\r\nTo: me@example.com\r\nSubject: ${subject}\r\n\r\nHello\r\n`
  await portal.live.addMail(account, 'For others', 'a.eml', message(`Alpha of ${account}`))
  await portal.live.addMail(account, 'For others', 'b.eml', message(`Beta of ${account}`))
  await portal.live.putFile(account, 'For others/plan.txt', `plan of ${account}`)
}

beforeAll(async () => {
  portal = await startInProcess({ REQUIRE_REASON: 'INC\\d{7}', REASON_HINT: HINT })
  for (const account of ['employee', 'colleague']) await thingsOf(account)
  await portal.live.backup()
  for (const account of ['employee', 'colleague']) {
    const explorer = new Explorer(await portal.signIn(account))
    const mail = await explorer.mailIn('For others')
    const file = await explorer.driveItem('For others/plan.txt')
    things[account] = [
      ...mail.map(({ id }) => ({ workload: 'mail', point: 'latest', id })),
      { workload: 'onedrive', point: 'latest', id: file.id },
    ]
  }
  ;({ employee = '', colleague = '' } = await portal.oids())
  helpdesk = await portal.signIn('helpdesk')
}, 120_000)
afterAll(() => portal?.close())
afterEach(async () => {
  await misbehave(portal, null)
  await portal.live.changeRole(ROLE, { operators: ['helpdesk'], excluded: ['director'] })
})

describe('the reason', () => {
  test('is wanted as the administrator says, and refused otherwise; nobody acts then', async () => {
    const before = await helpdesk.ok('GET', `/api/scopes/${employee}/acting`)
    expect(before).toMatchObject({ since: null, reasonRequired: true, reasonHint: HINT })
    for (const [reason, expected] of [
      ['', '422 reason_required'],
      ['   ', '422 reason_required'],
      ['please', '422 reason_invalid'],
      ['INC0012345 please', '422 reason_invalid'],
      ['INC0012345\nINC0012345', '422 reason_invalid'],
      ['INC0012345\n', '422 reason_invalid'],
      ['INC001\u00002345', '422 reason_invalid'],
      ['\u202eINC0012345', '422 reason_invalid'],
      ['INC0012345'.repeat(1024), '422 reason_invalid'],
      [['INC0012345'], '400 invalid_request'],
      [{ reason: 'INC0012345' }, '400 invalid_request'],
    ] as const) {
      expect(says(await act(helpdesk, employee, reason)), JSON.stringify(reason).slice(0, 40)).toBe(expected)
      expect((await helpdesk.get(`/api/scopes/${employee}/restore-points`)).status).toBe(403)
    }
    expect((await act(helpdesk, employee, 'INC0012345')).body).toMatchObject({ reason: 'INC0012345' })
  })

  test('is given for one’s own restores in the same way', async () => {
    const own = await portal.signIn('employee')
    const body = { scope: 'me', items: things.employee }
    expect(await own.ok('POST', '/api/restore-preview', body)).toMatchObject({ reasonRequired: true, reasonHint: HINT })
    expect(says(await start(own, body))).toBe('422 reason_required')
    expect(says(await start(own, { ...body, reason: 'mine' }))).toBe('422 reason_invalid')
    expect(says(await start(own, { ...body, reason: 'INC0000001\u0007' }))).toBe('422 reason_invalid')
    expect((await start(own, { ...body, reason: 'INC0000001' })).status).toBe(202)
  })

  test('given once for others, restores don’t ask again', async () => {
    await act(helpdesk, employee, 'INC0000002')
    expect(
      await helpdesk.ok('POST', '/api/restore-preview', { scope: employee, items: things.employee }),
    ).toMatchObject({ reasonRequired: false })
    const { body } = await start(helpdesk, { scope: employee, items: things.employee })
    expect(body).toMatchObject({
      ...{ scope: employee, reason: 'INC0000002', title: expect.stringMatching(/(Alpha|Beta) of employee/) },
      person: { name: 'Emma Lindqvist', email: 'employee@sandbox.example' },
    })
    expect(await finished(helpdesk, body.id)).toMatchObject({ result: 'success', reason: 'INC0000002' })
  })
})

describe('restores of others', () => {
  test('are told apart from one’s own, by person and by scope', async () => {
    await act(helpdesk, employee, 'INC0000003')
    await act(helpdesk, colleague, 'INC0000004')
    const ids = await Promise.all(
      [employee, colleague].map(async (scope) => {
        const items = things[scope === employee ? 'employee' : 'colleague']
        return (await start(helpdesk, { scope, items })).body.id
      }),
    )
    for (const id of ids) await finished(helpdesk, id)
    const listed = async (scope: string) =>
      (await helpdesk.ok('GET', `/api/restores?origin=portal&scope=${scope}`)).restores
    for (const [scope, name] of [
      [employee, 'Emma Lindqvist'],
      [colleague, 'Karim Haddad'],
    ] as const) {
      const restores = await listed(scope)
      expect(restores.length).toBeGreaterThan(0)
      for (const one of restores) expect(one).toMatchObject({ scope, person: { name } })
    }
    expect(await listed('me')).toEqual([])
    // Nor does the person find them among their own.
    const own = await portal.signIn('colleague')
    expect((await own.ok('GET', '/api/restores')).restores).toEqual([])
    expect((await own.get(`/api/restores/${ids[1]}`)).status).toBe(404)
    const [item] = (await helpdesk.ok('GET', `/api/restores/${ids[1]}/items`)).items
    expect(item.name).toContain('colleague')
    expect((await helpdesk.get(`/api/restores/${ids[1]}/export`)).body).toContain('Alpha of colleague')
  })

  test('one person’s things are not another’s, whoever acts for both', async () => {
    await act(helpdesk, employee, 'INC0000003')
    await act(helpdesk, colleague, 'INC0000004')
    for (const [scope, items] of [
      [employee, things.colleague],
      [colleague, things.employee],
    ] as const) {
      expect(says(await start(helpdesk, { scope, items }))).toBe('404 not_found')
      expect(
        says(await helpdesk.request('POST', `/api/scopes/${scope}/restore-list/entries`, { entries: items })),
      ).toBe('404 not_found')
    }
  })

  test('demoted in the middle: what VB365 has begun ends, the rest is never asked for and says why', async () => {
    const who = await portal.signIn('helpdesk')
    await act(who, employee, 'INC0000005')
    for (const { id, folder } of await portal.live.mail('employee')) {
      if (folder === 'For others') await portal.live.deleteMail('employee', id)
    }
    await misbehave(portal, { settings: { holdAfter: 1 } })
    const { id } = (await start(who, { scope: employee, items: things.employee })).body
    await expect
      .poll(() => who.ok('GET', `/api/restores/${id}`), { timeout: 10_000 })
      .toMatchObject({ state: 'working', counts: { restored: 1 } })
    await portal.live.changeRole(ROLE, { operators: [] })
    await misbehave(portal, null)
    expect(await finished(who, id)).toMatchObject({
      ...{ result: 'warning', counts: { restored: 2, failed: 1 }, statuses: { restored: 2, failed: 1 } },
      // Nothing of theirs is told any more.
      ...{ title: '', covered: true, person: { name: 'Emma Lindqvist' } },
    })
    const [failed, ...others] = (await who.ok('GET', `/api/restores/${id}/items`)).items
    expect(failed).toMatchObject({ status: 'failed', name: '', message: expect.stringContaining('was taken away') })
    for (const one of others) expect(one).toMatchObject({ name: '', covered: true })
    expect((await who.get(`/api/restores/${id}/export`)).body).not.toContain('of employee')
    const again = await who.request('POST', `/api/restores/${id}/repeat`, undefined, { 'idempotency-key': 'again' })
    expect(says(again)).toBe('403 scope_lost')

    // Given back and taken up anew, what is left can be restored.
    await portal.live.changeRole(ROLE, { operators: ['helpdesk'] })
    expect((await act(who, employee, 'INC0000006')).body).toMatchObject({ reason: 'INC0000006' })
    const rest = await who.request('POST', `/api/restores/${id}/repeat`, undefined, { 'idempotency-key': 'again-2' })
    expect(rest.body).toMatchObject({ repeats: id })
    expect(await finished(who, rest.body.id)).toMatchObject({ result: 'success', person: { name: 'Emma Lindqvist' } })
  })

  test('stopping to act does not stop what was asked for', async () => {
    const who = await portal.signIn('helpdesk')
    await act(who, employee, 'INC0000007')
    await misbehave(portal, { settings: { holdAfter: 1 } })
    const { id } = (await start(who, { scope: employee, items: things.employee })).body
    await who.ok('DELETE', `/api/scopes/${employee}/acting`)
    await misbehave(portal, null)
    expect(await finished(who, id)).toMatchObject({ result: 'success', counts: { total: 3, failed: 0 } })
  })

  test('what another portal has restored is told with whose it was, and why', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'portal-other-'))
    const other = await portal.startReplica({ DATA_DIR: folder })
    try {
      await act(helpdesk, colleague, 'INC0000011')
      const { body } = await start(helpdesk, { scope: colleague, items: things.colleague })
      await finished(helpdesk, body.id)
      const who = new PortalClient(other.url)
      await who.ok('POST', '/api/session', { accessToken: await portal.accessToken('helpdesk') })
      const list = async (query: string) => (await who.ok('GET', `/api/restores?origin=elsewhere&${query}`)).restores
      await expect.poll(() => list('q=INC0000011'), { timeout: 10_000 }).toHaveLength(2)
      const [found] = await list(`scope=${colleague}&q=INC0000011`)
      expect(found).toMatchObject({
        ...{ scope: colleague, person: { name: 'Karim Haddad' } },
        // The portal's mark stands beside it.
        reason: expect.stringMatching(/^INC0000011 \[rp-[0-9a-f]{12}\.\d\]$/),
      })
      expect(await list('scope=me')).toEqual([])
      const at = `/api/restores/${encodeURIComponent(found.id)}`
      expect(JSON.stringify(await who.ok('GET', `${at}/items`))).toMatch(/colleague|plan/)

      await portal.live.changeRole(ROLE, { operators: [] })
      // In a new session, since whom one manages is known for a minute.
      await who.ok('POST', '/api/session', { accessToken: await portal.accessToken('helpdesk') })
      const [covered] = await list('q=INC0000011')
      expect(covered).toMatchObject({ scope: 'unknown', title: '', covered: true })
      for (const path of [at, `${at}/items`, `${at}/events`, `${at}/export`]) {
        expect(JSON.stringify((await who.get(path)).body), path).not.toMatch(/of colleague|plan/)
      }
    } finally {
      await other.close()
      await rm(folder, { recursive: true, force: true })
    }
  })
})

describe('two people at once', () => {
  test('whatever comes when, each address answers of its own person alone', async () => {
    const who = await portal.signIn('helpdesk')
    await act(who, employee, 'INC0000008')
    await act(who, colleague, 'INC0000009')
    // The first answers come late, and so among those of the other person.
    await misbehave(portal, [
      { path: 'EffectiveScope|RestorePoints', times: 3, effect: { delay: 300 } },
      { path: '/items$', times: 3, effect: { delay: 200 } },
    ])
    const names = { [employee]: 'employee', [colleague]: 'colleague' }
    const look = async (scope: string) => {
      const items = await new Explorer(who, 'latest', scope).mailIn('For others')
      return items.map(({ subject }) => subject).toSorted()
    }
    const scopes = Array.from({ length: 12 }, (_, index) => (index % 2 ? employee : colleague))
    const answers = await Promise.all(scopes.map(look))
    for (const [index, answer] of answers.entries()) {
      const name = names[scopes[index] ?? '']
      expect(answer).toEqual([`Alpha of ${name}`, `Beta of ${name}`])
    }
    // Neither are the ids of one any use with the other.
    const [item] = things.colleague ?? []
    const foreign = `/api/scopes/${employee}/points/latest/mail/items/${encodeURIComponent(item?.id ?? '')}`
    for (const path of [foreign, `${foreign}/content`]) expect((await who.get(path)).status).toBe(404)
  })

  test('a list being read when the acting ends is not there when it begins again', async () => {
    const who = await portal.signIn('helpdesk')
    await act(who, employee, 'INC0000010')
    const base = `/api/scopes/${employee}/points/latest`
    const { id: folder } = await new Explorer(who, 'latest', employee).mailFolder('For others')
    await misbehave(portal, [{ path: '/items$', times: 1, effect: { delay: 1500 } }])
    const reading = who.get(`${base}/mail/folders/${encodeURIComponent(folder)}/items?wait=5000`)
    // It is on its way by now: the fault has been used up.
    const left = async () =>
      ((await (await fetch(`${portal.info.vb365}/sandbox/faults`)).json()) as { rules: [] }).rules
    await expect.poll(left, { timeout: 5000 }).toEqual([])
    await who.ok('DELETE', `/api/scopes/${employee}/acting`)
    expect(says(await reading)).toBe('403 acting_required')
    expect(says(await who.get(`${base}/mail/folders`))).toBe('403 acting_required')
  })
})
