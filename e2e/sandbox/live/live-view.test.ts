import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newMail, useEmptyTenant } from '../tenant/testing/fixtures.ts'
import { liveView } from './live-view.ts'

const used = useEmptyTenant()
let origin = ''
let stop = async () => {}
beforeEach(async () => {
  const server = createServer(liveView(used.tenant)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
  stop = () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
})
afterEach(() => stop())

const api = (path: string, init?: RequestInit) => fetch(`${origin}/live/api${path}`, init)
const person = (path: string, init?: RequestInit) => api(`/people/employee${path}`, init)
const file = (path: string) => `/onedrive/content?path=${encodeURIComponent(path)}`
const putMail = (changes?: Parameters<typeof newMail>[0]) =>
  used.tenant.live.putMail('employee', newMail(changes), Buffer.from('Subject: Hello\r\n\r\nHello'))

describe('the JSON', () => {
  test('people', async () => {
    const people = await (await api('/people')).json()
    expect(people).toHaveLength(7)
    expect(people[0]).toEqual({
      account: 'employee',
      displayName: 'Emma Lindqvist',
      email: 'employee@sandbox.example',
      enabled: true,
    })
    expect(await (await fetch(`${origin}/api/people`)).json()).toEqual(people)
  })

  test('what administrators do to people and roles counts at once; what makes no sense is refused', async () => {
    const put = (path: string, body: unknown) =>
      api(path, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    expect(await (await put('/people/colleague', { enabled: false })).json()).toMatchObject({ enabled: false })
    expect(await (await put('/people/front-desk', { mailboxKind: 'SharedMailbox' })).json()).toMatchObject({
      email: 'front-desk@sandbox.example',
      mailboxKind: 'SharedMailbox',
    })
    await put('/roles/Sales%20helpdesk', { excluded: ['employee'] })
    expect((await used.tenant.directory()).roles[0]).toMatchObject({ operators: ['helpdesk'], excluded: ['employee'] })
    expect((await put('/roles/Sales%20helpdesk', { excluded: 'all' })).status).toBe(400)
    expect((await put('/people/colleague', { oid: 'another' })).status).toBe(400)

    await put('/groups/Sales', { members: ['employee'] })
    expect(await (await api('/groups')).json()).toMatchObject([{ displayName: 'Sales', members: ['employee'] }])
    expect((await used.tenant.directory()).groups[0]?.members).toEqual(['employee'])
    expect((await put('/groups/Sales', { members: ['nobody-here'] })).status).toBe(404)
    expect((await put('/groups/Marketing', { members: [] })).status).toBe(404)

    expect((await api('/people?count=10000', { method: 'POST' })).status).toBe(204)
    const { accounts } = await used.tenant.directory()
    expect(accounts).toHaveLength(10_000)
    expect(new Set(accounts.flatMap(({ oid, mailboxId, oneDriveId }) => [oid, mailboxId, oneDriveId])).size).toBe(
      30_000,
    )
    await used.tenant.reset()
  })

  test('a message is listed, read byte for byte and deleted', async () => {
    const { sha256 } = await putMail({ id: 'a1', folder: 'Inbox/Projects' })
    expect(await (await person('/mail')).json()).toEqual([
      {
        id: 'a1',
        folder: 'Inbox/Projects',
        subject: 'Hello',
        from: 'Åsa <asa@example.com>',
        received: '2026-01-02T03:04:06.000Z',
        unread: true,
        sha256,
      },
    ])
    const content = await person('/mail/a1/content')
    expect(await content.text()).toBe('Subject: Hello\r\n\r\nHello')
    expect(content.headers.get('content-disposition')).toMatch(/^attachment/)
    expect((await person('/mail/a1', { method: 'DELETE' })).status).toBe(204)
    expect((await person('/mail/a1', { method: 'DELETE' })).status).toBe(404)
    expect(await (await person('/mail')).json()).toEqual([])
  })

  test('messages of the online archive are told apart', async () => {
    await putMail({ id: 'a1', folder: '2024', archive: true })
    expect(await (await person('/mail')).json()).toMatchObject([{ folder: 'Online Archive/2024' }])
  })

  test('a file is written, listed, read and deleted, whatever its name', async () => {
    const path = 'Docs/“Plan” & 100% 🚢 #1?.txt'
    const put = await person(file(path), { method: 'PUT', body: 'one' })
    const listed = await put.json()
    expect(listed).toEqual({
      path,
      size: 3,
      modified: expect.stringMatching(/Z$/),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(await (await person('/onedrive')).json()).toEqual([listed])
    const content = await person(file(path))
    expect(content.headers.get('content-length')).toBe('3')
    expect(await content.text()).toBe('one')
    expect((await person(file(path), { method: 'DELETE' })).status).toBe(204)
    expect((await person(file(path))).status).toBe(404)
  })

  test('a backup answers with its restore point, a reset undoes everything', async () => {
    await putMail()
    const point = await (await api('/backup', { method: 'POST' })).json()
    expect(await used.tenant.backups.points()).toEqual([point])
    expect((await api('/reset', { method: 'POST' })).status).toBe(204)
    expect(await (await person('/mail')).json()).toEqual([])
    expect(await used.tenant.backups.points()).toEqual([])
  })

  test('a message is taken in as an import does, and many are generated', async () => {
    const sent = await person('/mail?folder=Inbox%2FNew&name=x.eml', {
      method: 'POST',
      body: 'From: a@example.com\r\nSubject: New\r\n\r\nx',
    })
    expect(sent.status).toBe(201)
    expect(await sent.json()).toMatchObject({ subject: 'New', folder: 'Inbox/New', unread: true })
    expect((await person('/generate?folder=Many&messages=1500', { method: 'POST' })).status).toBe(204)
    const mail: { folder: string; sha256: string }[] = await (await person('/mail')).json()
    expect(mail.filter(({ folder }) => folder === 'Many')).toHaveLength(1500)
    expect(new Set(mail.map(({ sha256 }) => sha256)).size).toBe(1501)
  })

  test.each([
    ['GET', '/people/nobody/mail', 404],
    ['GET', '/people/nobody/onedrive', 404],
    ['GET', '/people/__proto__/mail', 404],
    ['DELETE', '/people/employee/mail/none', 404],
    ['GET', '/people/employee/mail/none/content', 404],
    ['GET', '/people/employee/onedrive/content?path=none', 404],
    ['DELETE', '/people/employee/onedrive/content?path=none', 404],
    ['GET', '/people/employee/onedrive/content', 400],
    ['GET', '/people/employee/onedrive/content?path=a&path=b', 400],
    ['PUT', '/people/employee/onedrive/content?path=../../x', 400],
    ['PUT', '/people/nobody/onedrive/content?path=x', 404],
    ['POST', '/people/employee/generate?folder=x&messages=-1', 400],
    ['GET', '/people/%ZZ/mail', 400],
    ['GET', '/nothing', 404],
    ['POST', '/people', 400],
    ['POST', '/people?count=1e9', 400],
    ['PUT', '/people/__proto__', 400],
    ['PUT', '/roles/none', 400],
  ])('%s %s is refused with %i and a sentence', async (method, path, status) => {
    const answer = await api(path, { method })
    expect(answer.status).toBe(status)
    expect(await answer.json()).toEqual({ message: expect.stringMatching(/./) })
  })
})

describe('a page of another site', () => {
  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin it would tell', { origin: 'null' }],
    ['another port of this machine', { origin: 'http://localhost:1' }],
    ['a fetch across sites', { 'sec-fetch-site': 'cross-site' }],
    ['a form of the same site', { 'sec-fetch-site': 'same-site' }],
  ])('%s changes nothing', async (_what, headers) => {
    await putMail({ id: 'a1' })
    for (const [method, path] of [
      ['DELETE', '/people/employee/mail/a1'],
      ['POST', '/reset'],
      ['POST', '/backup'],
      ['PUT', '/people/employee/onedrive/content?path=x'],
    ] as const) {
      expect((await send(method, `/live/api${path}`, headers)).status).toBe(403)
    }
    expect((await send('POST', '/live/people/employee/mail/delete', headers, 'id=a1&folder=Inbox')).status).toBe(403)
    expect(await (await person('/mail')).json()).toHaveLength(1)
  })

  test('a name of the Internet that leads to this machine gets nothing', async () => {
    expect((await send('GET', '/live', { host: 'evil.example' })).status).toBe(421)
    expect((await send('GET', '/live', { host: 'localhost.evil.example' })).status).toBe(421)
  })

  test('nothing here may be read or framed by others', async () => {
    const { headers } = await fetch(`${origin}/live`, { headers: { origin: 'https://evil.example' } })
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })
})

describe('the pages', () => {
  const text = async (path: string) => (await fetch(`${origin}${path}`)).text()

  test('lead from the people to a mailbox and a drive', async () => {
    expect((await fetch(origin, { redirect: 'manual' })).headers.get('location')).toBe('/live')
    const people = await text('/live')
    expect(people).toContain('Emma Lindqvist')
    expect(people).toContain('href="/live/people/employee/mail"')
    expect(people).toContain('<button>Back up now</button>')
  })

  test('show a folder’s messages and delete one with a form', async () => {
    await putMail({ id: 'a1', folder: 'Inbox/A&B', subject: 'First' })
    await putMail({ id: 'a2', folder: 'Inbox', subject: 'Second' })
    const page = await text('/live/people/employee/mail?folder=Inbox%2FA%26B')
    expect(page).toContain('First')
    expect(page).not.toContain('Second')
    const answer = await send(
      'POST',
      '/live/people/employee/mail/delete',
      { origin, 'sec-fetch-site': 'same-origin' },
      'id=a1&folder=Inbox%2FA%26B',
    )
    expect([answer.status, answer.location]).toEqual([
      303,
      '/live/people/employee/mail?folder=Inbox%2FA%26B&done=deleted-mail',
    ])
    expect(await text(answer.location)).toContain('Backups still have it')
    expect((await used.tenant.live.mail('employee')).map(({ id }) => id)).toEqual(['a2'])
  })

  test('show a drive folder by folder and delete from it', async () => {
    await used.tenant.live.putFile('employee', 'Docs/Sub/deep.txt', Buffer.from('x'))
    expect(await text('/live/people/employee/onedrive')).toContain('📁 Docs')
    expect(await text('/live/people/employee/onedrive?folder=Docs%2FSub')).toContain('deep.txt')
    const answer = await send('POST', '/live/people/employee/onedrive/delete', { origin }, 'path=Docs%2FSub')
    expect(answer.status).toBe(303)
    expect((await used.tenant.live.drive('employee')).map(({ path }) => path)).toEqual(['Docs'])
  })

  test('say what a hostile subject says, and do nothing it asks', async () => {
    const hostile = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>'
    await putMail({ id: 'a1', subject: hostile, from: hostile })
    await used.tenant.live.putFile('employee', `Docs/${'<img src=x onerror=alert(1)>'}`, Buffer.from('x'))
    for (const path of ['mail', 'onedrive?folder=Docs']) {
      const page = await text(`/live/people/employee/${path}`)
      expect(page).toContain('&#60;')
      expect(page).not.toMatch(/<script|<img/)
    }
  })

  test('a folder of thousands is shown in parts', async () => {
    await person('/generate?folder=Many&messages=450', { method: 'POST' })
    const rows = (page: string) => page.match(/<button aria-label="Delete /g)?.length
    expect(rows(await text('/live/people/employee/mail?folder=Many'))).toBe(200)
    const last = await text('/live/people/employee/mail?folder=Many&from=400')
    expect(rows(last)).toBe(50)
    expect(last).not.toContain('Older messages')
  })

  test('an unknown person is not found', async () => {
    expect((await fetch(`${origin}/live/people/nobody/mail`)).status).toBe(404)
  })
})

/** For headers that fetch keeps to itself. */
function send(method: string, path: string, headers: Record<string, string>, form?: string) {
  return new Promise<{ status: number; location: string }>((resolve, reject) => {
    const type = form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
    const sent = httpRequest(`${origin}${path}`, { method, headers: { ...type, ...headers } }, (response) => {
      response
        .resume()
        .on('end', () => resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? '' }))
    })
    sent.on('error', reject).end(form)
  })
}
