import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type InProcess, startInProcess } from '../harness/in-process.ts'
import { misbehave } from '../harness/misbehave.ts'
import { PortalClient, says, scoped } from '../harness/portal-client.ts'

/** Helpdesk staff act for the people of their role, and for nobody else; what was taken away is gone at once. */

const ROLE = 'Sales helpdesk'

let portal: InProcess
let helpdesk: PortalClient
let ids: Record<string, string>

const act = (who: PortalClient, scope: string, reason = '') => who.request('PUT', scoped(scope, 'acting'), { reason })
const points = (who: PortalClient, scope: string) => who.get(scoped(scope, 'restore-points'))

beforeAll(async () => {
  portal = await startInProcess()
  const { groups } = await portal.sandbox.tenant.directory()
  ids = { ...(await portal.oids()), group: groups[0]?.id ?? '' }
  helpdesk = await portal.signIn('helpdesk')
}, 120_000)
afterAll(() => portal?.close())
afterEach(async () => {
  await misbehave(portal, null)
  await portal.live.changeRole(ROLE, { operators: ['helpdesk'], excluded: ['director'] })
})

describe('whom one may act for', () => {
  const namesOf = async (who: PortalClient, query = '') =>
    (await who.ok('GET', `/api/scopes${query}`)).scopes.map(({ email }: { email: string }) => email.split('@')[0])

  test('are the people of the role by name, without oneself and whoever is excluded; nobody for who is no operator', async () => {
    expect(await namesOf(helpdesk)).toEqual(['employee', 'bookings', 'colleague'])
    expect(await namesOf(await portal.signIn('operator'))).not.toContain('operator')
    expect(await namesOf(await portal.signIn('employee'))).toEqual([])
    expect((await helpdesk.ok('GET', '/api/scopes')).scopes[1]).toEqual({
      ...{ id: ids.bookings, name: 'Harbour Bookings', email: 'bookings@sandbox.example', kind: 'shared' },
    })
  })

  test('are found by beginnings of words in any order, whatever their case and accents, and by kind', async () => {
    const operator = await portal.signIn('operator')
    for (const q of ['lucia', 'FERNANDEZ l', 'fern', 'leaver@', 'LUCÍA fernández leaver@sandbox.example']) {
      expect(await namesOf(operator, `?q=${encodeURIComponent(q)}`), q).toEqual(['leaver'])
    }
    for (const q of ['ernandez', 'lucia x', '%', '*', '.']) {
      expect(await namesOf(operator, `?q=${encodeURIComponent(q)}`), q).toEqual([])
    }
    expect(await namesOf(operator, '?kind=shared')).toEqual(['bookings'])
    expect((await operator.get('/api/scopes?kind=room')).status).toBe(400)
  })
})

describe('acting', () => {
  test('begins with a word of the operator, goes on since then, and ends with one', async () => {
    expect(says(await points(helpdesk, ids.employee ?? ''))).toBe('403 acting_required')
    expect(await helpdesk.ok('GET', scoped(ids.employee ?? '', 'acting'))).toMatchObject({ since: null, reason: '' })
    const begun = (await act(helpdesk, ids.employee ?? '', ' Called about a lost mail ')).body
    expect(begun).toMatchObject({
      person: { name: 'Emma Lindqvist', kind: 'user' },
      ...{ reason: 'Called about a lost mail', reasonRequired: false, covered: false },
    })
    expect((await points(helpdesk, ids.employee ?? '')).body.points.length).toBeGreaterThan(3)
    const again = (await act(helpdesk, ids.employee ?? '', 'INC 7')).body
    expect(again).toMatchObject({ since: begun.since, reason: 'INC 7' })

    expect((await helpdesk.request('DELETE', scoped(ids.employee ?? '', 'acting'))).status).toBe(204)
    expect((await helpdesk.request('DELETE', scoped(ids.employee ?? '', 'acting'))).status).toBe(204)
    expect(says(await points(helpdesk, ids.employee ?? ''))).toBe('403 acting_required')
  })

  test('is of one portal session: not of another of the same person, and not of the next', async () => {
    await act(helpdesk, ids.colleague ?? '')
    const elsewhere = await portal.signIn('helpdesk')
    expect(says(await points(elsewhere, ids.colleague ?? ''))).toBe('403 acting_required')
    await elsewhere.ok('PUT', scoped(ids.colleague ?? '', 'acting'), {})
    await elsewhere.ok('DELETE', '/api/session')
    expect(says(await points(elsewhere, ids.colleague ?? ''))).toBe('401 sign_in_required')
    expect((await points(helpdesk, ids.colleague ?? '')).status).toBe(200)
  })

  test('survives a restart of the portal', async () => {
    await act(helpdesk, ids.employee ?? '', 'Before the restart')
    await portal.restartPortal()
    const after = new PortalClient(portal.url)
    after.cookie = helpdesk.cookie
    helpdesk = after
    expect(await helpdesk.ok('GET', scoped(ids.employee ?? '', 'acting'))).toMatchObject({
      reason: 'Before the restart',
    })
    expect((await points(helpdesk, ids.employee ?? '')).status).toBe(200)
  })

  test('is one on every replica: begun and ended on either, also for whom one of them does not know yet', async () => {
    await portal.live.changeRole(ROLE, { excluded: ['director', 'colleague'] })
    const other = await portal.startReplica()
    try {
      const here = await portal.signIn('helpdesk')
      const there = new PortalClient(other.url)
      there.cookie = here.cookie
      // Both know whom they manage.
      for (const one of [here, there]) expect((await one.ok('GET', '/api/scopes')).total).toBe(2)
      await portal.live.changeRole(ROLE, { excluded: ['director'] })
      expect((await act(here, ids.colleague ?? '', 'INC 9')).status).toBe(200)
      expect((await points(there, ids.colleague ?? '')).status).toBe(200)
      expect(await there.ok('GET', scoped(ids.colleague ?? '', 'acting'))).toMatchObject({ reason: 'INC 9' })
      expect((await there.request('DELETE', scoped(ids.colleague ?? '', 'acting'))).status).toBe(204)
      expect(says(await points(here, ids.colleague ?? ''))).toBe('403 acting_required')
    } finally {
      await other.close()
    }
  })

  test('of late: newest first, without whom one may no longer act for', async () => {
    await act(helpdesk, ids.employee ?? '')
    await act(helpdesk, ids.colleague ?? '')
    const recent = async (who: PortalClient) =>
      (await who.ok('GET', '/api/recent-scopes')).scopes.map(({ id }: { id: string }) => id)
    expect((await recent(await portal.signIn('helpdesk'))).slice(0, 2)).toEqual([ids.colleague, ids.employee])
    await portal.live.changeRole(ROLE, { excluded: ['director', 'colleague'] })
    expect(await recent(await portal.signIn('helpdesk'))).not.toContain(ids.colleague)
  })

  test('nobody else’s: excluded, oneself, a group, another tenant, no one, all alike', async () => {
    const employee = await portal.signIn('employee')
    const foreign = [
      ids.director,
      ids.helpdesk,
      ids.operator,
      ids.group,
      crypto.randomUUID(),
      'colleague@sandbox.example',
    ]
    for (const id of foreign) {
      for (const answer of [
        await act(helpdesk, id ?? ''),
        await points(helpdesk, id ?? ''),
        await helpdesk.get(scoped(id ?? '', 'acting')),
        await act(employee, ids.colleague ?? ''),
      ]) {
        expect(says(answer), String(id)).toBe('404 not_found')
        expect(Object.keys(answer.body).sort()).toEqual(['code', 'requestId', 'status', 'title', 'type'])
      }
    }
  })
})

describe('a right that is taken away', () => {
  const taken: Record<string, () => Promise<void>> = {
    'the operator is demoted': () => portal.live.changeRole(ROLE, { operators: [] }),
    'the person is excluded': () => portal.live.changeRole(ROLE, { excluded: ['director', 'employee'] }),
  }
  test.each(Object.entries(taken))('%s: gone with the next request, of whatever kind', async (_, take) => {
    const who = await portal.signIn('helpdesk')
    const id = ids.employee ?? ''
    await act(who, id)
    const base = scoped(id, 'points/latest')
    const { folders } = await who.ok('GET', `${base}/mail/folders`)
    const items = `${base}/mail/folders/${encodeURIComponent(folders[0].id)}/items?wait=5000`
    const before = await who.get(items)
    expect(before.status).toBe(200)
    const { body: ticket } = await who.request('POST', '/api/downloads', {
      scope: id,
      items: [{ workload: 'mail', point: 'latest', id: before.body.items[0].id, kind: 'item' }],
    })
    await take()
    // Kept or not, also where the browser has it already.
    const etag = before.headers.get('etag') ?? ''
    expect(says(await who.request('GET', items, undefined, { 'if-none-match': etag }))).toBe('403 scope_lost')
    for (const path of [
      items,
      `${base}/mail/folders`,
      scoped(id, 'restore-points'),
      scoped(id, 'restore-list'),
      scoped(id, 'acting'),
    ]) {
      expect(says(await who.get(path)), path).toBe('403 scope_lost')
    }
    expect((await who.get(`/downloads/${ticket.id}`)).status).toBe(404)
    const wish = { scope: id, items: [{ workload: 'mail', point: 'latest', id: before.body.items[0].id }] }
    const key = { 'idempotency-key': crypto.randomUUID() }
    expect(says(await who.request('POST', '/api/restores', wish, key))).toBe('403 scope_lost')
    expect(says(await who.request('POST', '/api/restore-preview', wish))).toBe('403 scope_lost')
    expect(says(await act(who, id))).toBe('404 not_found')

    // Given back, it has to be taken up anew.
    await portal.live.changeRole(ROLE, { operators: ['helpdesk'], excluded: ['director'] })
    expect(says(await who.get(items))).toBe('403 scope_lost')
    expect((await act(who, id)).status).toBe(200)
    expect((await who.get(items)).status).toBe(200)
  })

  test('what the backup server answers counts as no yes: late, broken off, an error', async () => {
    const who = await portal.signIn('helpdesk')
    await act(who, ids.employee ?? '')
    const path = 'LoggedInUser/RestorePoints'
    for (const [effect, expected] of [
      [{ truncate: 10 }, 502],
      [{ status: 500 }, 502],
      [{ status: 200, body: 'yes' }, 502],
      [{ drop: 'before' }, 503],
    ] as const) {
      await misbehave(portal, [{ path, effect }])
      expect((await points(who, ids.employee ?? '')).status, JSON.stringify(effect)).toBe(expected)
      await misbehave(portal, null)
    }
    expect((await points(who, ids.employee ?? '')).status).toBe(200)
  })
})
