import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../harness/contract-proxy.ts'
import { type InProcess, startInProcess } from '../harness/in-process.ts'
import { misbehave } from '../harness/misbehave.ts'
import { PortalClient } from '../harness/portal-client.ts'

/**
 * Two tenants, each with a server and an identity provider of its own, behind one portal. The sandbox gives people,
 * mailboxes, messages and files of both the same ids, so that whatever is told apart by an id alone would mix.
 */

type Tenant = InProcess['tenants'][number]

let portal: InProcess
let trading: Tenant
let clinic: Tenant

const points = '/api/scopes/me/restore-points'
const all = '/api/scopes/me/points/latest'

/** Answers under a certificate that nobody has vouched for. */
let impostor: { url: string; close(): void }
/** Where nothing answers. */
let nowhere: string

beforeAll(async () => {
  portal = await startInProcess({}, { tenants: 2 })
  ;[trading, clinic] = portal.tenants as [Tenant, Tenant]
  const { ENTRA_CERT = '', ENTRA_KEY = '' } = trading.info.portalEnv
  const server = createServer({ cert: readFileSync(ENTRA_CERT), key: readFileSync(ENTRA_KEY) }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  impostor = { url: `https://localhost:${port}`, close: () => server.close() }
  nowhere = `https://localhost:${await freePort()}`
}, 180_000)
afterAll(async () => {
  impostor?.close()
  await portal?.close()
})

const both = (account: string) => Promise.all([trading.signIn(account), clinic.signIn(account)])

async function inbox(person: PortalClient) {
  const { folders } = await person.ok('GET', `${all}/mail/folders`)
  const { id } = folders.find((folder: { kind: string }) => folder.kind === 'inbox')
  const { items } = await person.ok('GET', `${all}/mail/folders/${encodeURIComponent(id)}/items?limit=1000&wait=5000`)
  return { id, items } as { id: string; items: { id: string; subject: string; received: string }[] }
}

/** What a portal's file of servers says, changed. */
function serversFile(change: (servers: ServerEntry[]) => ServerEntry[]): Record<string, string> {
  const path = portal.info.portalEnv.SERVERS_FILE as string
  const { servers } = JSON.parse(readFileSync(path, 'utf8')) as { servers: ServerEntry[] }
  const changed = `${path}.${Math.random().toString(36).slice(2)}.json`
  writeFileSync(changed, JSON.stringify({ servers: change(servers) }))
  return { SERVERS_FILE: changed }
}

interface ServerEntry {
  name: string
  vb365: { url: string; ca?: string; timeout?: number }
  entra: { authority: string; clientId: string; ca?: string }
  tenants: { id: string; domains: string[] }[]
}

describe('signing in', () => {
  afterEach(() => portal.restartPortal())

  test('the page is told to ask who it is, and nothing of any tenant', async () => {
    const answer = await portal.anonymous().get('/api/portal')
    expect(answer.body.authority).toBeNull()
    expect(JSON.stringify(answer.body)).not.toMatch(/clinic|trading/i)
    const policy = answer.headers.get('content-security-policy') ?? ''
    for (const { info } of portal.tenants) {
      expect(policy).toMatch(new RegExp(`connect-src 'self'[^;]* ${info.identity}`))
      expect(policy).toMatch(new RegExp(`frame-src 'self'[^;]* ${info.identity}`))
    }
  })

  test('an e-mail domain leads to its own identity provider; any other to the choice of clouds', async () => {
    const find = async (domain: string) =>
      (await portal.anonymous().ok('GET', `/api/authorities?domain=${encodeURIComponent(domain)}`)).authorities
    const [only, ...others] = await find('Clinic.Example')
    expect(others).toEqual([])
    expect(only).toMatchObject({ url: clinic.info.portalEnv.ENTRA_AUTHORITY, region: 'China' })
    for (const unknown of ['contoso.com', 'x', '__proto__', 'constructor']) {
      const choices = await find(unknown)
      expect(choices).toMatchObject([
        { url: trading.info.portalEnv.ENTRA_AUTHORITY, region: 'Worldwide', name: null },
        { url: clinic.info.portalEnv.ENTRA_AUTHORITY, region: 'China', name: null },
      ])
      expect(JSON.stringify(choices)).not.toMatch(/clinic|trading/i)
    }
  })

  test('each person gets to their own tenant’s data', async () => {
    const [emma, elena] = await both('employee')
    expect(await emma.ok('GET', '/api/session')).toMatchObject({ person: { email: 'employee@sandbox.example' } })
    expect(await elena.ok('GET', '/api/session')).toMatchObject({ person: { email: 'employee@clinic.example' } })
    const [hers, others] = await Promise.all([inbox(emma), inbox(elena)])
    expect(hers.id).toBe(others.id)
    expect(hers.items.length).toBeGreaterThan(others.items.length)
  })

  test('with a mapping that sends a tenant to another’s server nobody of it gets in, and the others do', async () => {
    await portal.restartPortal(
      serversFile(([one, two, ...rest]) => {
        if (!one || !two || rest.length > 0) throw new Error('there are two servers')
        // Both tenants of the first server: its identity provider knows nothing of the second.
        return [{ ...one, tenants: [...one.tenants, ...two.tenants] }]
      }),
    )
    const refused = await new PortalClient(portal.url).request('POST', '/api/session', {
      accessToken: await clinic.accessToken('employee'),
    })
    expect(refused.status).toBeGreaterThanOrEqual(400)
    expect(refused.body.code).toMatch(/^(identity_unreachable|sign_in_refused)$/)
    await trading.signIn('employee')
  })

  test('a token is only for the application of its own tenant’s server', async () => {
    await portal.restartPortal(
      serversFile((servers) =>
        servers.map((server, index) => {
          const other = servers[1 - index] as ServerEntry
          return { ...server, entra: { ...server.entra, clientId: other.entra.clientId } }
        }),
      ),
    )
    for (const tenant of portal.tenants) {
      const refused = await new PortalClient(portal.url).request('POST', '/api/session', {
        accessToken: await tenant.accessToken('employee'),
      })
      expect(refused).toMatchObject({ status: 403, body: { code: 'sign_in_refused' } })
    }
  })
})

describe('the same ids in both', () => {
  test('lists, messages and files stay with their tenant, also when all ask at once', async () => {
    const [emma, elena] = await both('employee')
    const [hers, others] = await Promise.all([inbox(emma), inbox(elena)])
    const same = hers.items.filter(({ id }) => others.items.some((other) => other.id === id))
    expect(same.length).toBeGreaterThan(0)
    const read = async (person: PortalClient, id: string) =>
      (await person.ok('GET', `${all}/mail/items/${encodeURIComponent(id)}`)) as { to: string; subject: string }
    for (const { id } of same.slice(0, 5)) {
      const [first, second] = await Promise.all([read(emma, id), read(elena, id)])
      expect(JSON.stringify(first)).not.toContain('clinic.example')
      expect(JSON.stringify(second)).toContain('clinic.example')
      expect(first.subject).toBe(hers.items.find((item) => item.id === id)?.subject)
      expect(second.subject).toBe(others.items.find((item) => item.id === id)?.subject)
    }
    const names = async (person: PortalClient) =>
      (await person.ok('GET', `${all}/onedrive/search?q=ext:docx&wait=5000`)).items
    const [plans, otherPlans] = await Promise.all([names(emma), names(elena)])
    const plan = plans.find((file: { id: string }) => otherPlans.some((other: { id: string }) => other.id === file.id))
    expect(plan).toBeDefined()
    const content = async (person: PortalClient, id: string) =>
      (await person.get(`${all}/onedrive/documents/${encodeURIComponent(id)}/content`)).body
    const [one, two] = await Promise.all([content(emma, plan.id), content(elena, plan.id)])
    expect(one).not.toBe(two)
  })

  test('restores, their items and exports, and the restore list', async () => {
    const [emma, elena] = await both('employee')
    const [hers, others] = await Promise.all([inbox(emma), inbox(elena)])
    const id = hers.items.find((item) => others.items.some((other) => other.id === item.id))?.id as string
    const live = await trading.live.mail('employee')
    await Promise.all([trading.live.deleteMail('employee', idOf(id)), clinic.live.deleteMail('employee', idOf(id))])

    const wanted = { scope: 'me', items: [{ workload: 'mail', point: 'latest', id }] }
    const key = { 'idempotency-key': 'the-same-for-both' }
    const started = await emma.ok('POST', '/api/restores', wanted, key)
    const ended = async (person: PortalClient, restore: string) => {
      await expect
        .poll(async () => (await person.ok('GET', `/api/restores/${restore}`)).state, { timeout: 20_000 })
        .toBe('finished')
    }
    await ended(emma, started.id)
    // Neither the key nor the restore is known in the other tenant, and nothing was put back there.
    expect((await trading.live.mail('employee')).length).toBe(live.length)
    expect((await clinic.live.mail('employee')).some((mail) => mail.id === idOf(id))).toBe(false)
    expect((await elena.ok('GET', '/api/restores')).restores).toEqual([])
    const second = await elena.ok('POST', '/api/restores', wanted, key)
    expect(second.id).not.toBe(started.id)
    await ended(elena, second.id)
    expect((await clinic.live.mail('employee')).some((mail) => mail.id === idOf(id))).toBe(true)

    await emma.ok('POST', '/api/scopes/me/restore-list/entries', {
      entries: [{ workload: 'mail', point: 'latest', id }],
    })
    expect((await emma.ok('GET', '/api/scopes/me/restore-list')).entries).toBe(1)
    expect((await elena.ok('GET', '/api/scopes/me/restore-list')).entries).toBe(0)
  })

  test('acting for someone of the same id shows the own tenant’s person alone', async () => {
    const operator = await clinic.signIn('operator')
    const { scopes } = await operator.ok('GET', '/api/scopes')
    expect(
      scopes.map(({ email }: { email: string }) => email).every((email: string) => email.endsWith('@clinic.example')),
    ).toBe(true)
    const elena = scopes.find(({ email }: { email: string }) => email === 'employee@clinic.example')
    await operator.ok('PUT', `/api/scopes/${elena.id}/acting`, { reason: 'ticket 1' })
    const { folders } = await operator.ok('GET', `/api/scopes/${elena.id}/points/latest/mail/folders`)
    expect(folders.length).toBeGreaterThan(0)
    // The person of the same id in the other tenant is told nothing of it.
    const [emma, herself] = await both('employee')
    const history = async (person: PortalClient) => JSON.stringify(await person.ok('GET', '/api/access-history'))
    expect(await history(emma)).not.toMatch(/Okafor|ticket 1/)
    expect(await history(herself)).toMatch(/Okafor.*ticket 1|ticket 1.*Okafor/)
    const recent = async (tenant: Tenant) => {
      const person = await tenant.signIn('operator')
      return (await person.ok('GET', '/api/recent-scopes')).scopes
    }
    expect(await recent(trading)).toEqual([])
    expect(await recent(clinic)).toMatchObject([{ email: 'employee@clinic.example' }])
  })
})

/** The sandbox's own id, without the mailbox. */
const idOf = (portalId: string) => decodeURIComponent(portalId.slice(portalId.indexOf('~') + 1))

describe('what happens to one server does not touch the other', () => {
  afterEach(async () => {
    await portal.restartPortal()
    await misbehave(trading, null)
    // Its circuit breaker looks again now and then.
    const trying = async () => {
      const accessToken = await trading.accessToken('employee')
      return (await new PortalClient(portal.url).request('POST', '/api/session', { accessToken })).status
    }
    await expect.poll(trying, { timeout: 10_000 }).toBe(201)
  })

  test.each([
    ['answers with errors', [{ effect: { status: 503 } }]],
    ['drops every connection', [{ effect: { drop: 'before' } }]],
  ])('it %s', async (_, rules) => {
    const [emma] = await both('employee')
    await misbehave(trading, rules)
    // Until its circuit breaker is open, too.
    for (let time = 0; time < 12; time++) {
      const answer = await emma.get(points)
      expect(answer.status).toBeGreaterThanOrEqual(500)
      expect(answer.body.code).toMatch(/^backup_server_/)
    }
    const elena = await clinic.signIn('colleague')
    expect((await elena.get(points)).status).toBe(200)
    expect((await inbox(elena)).items.length).toBeGreaterThan(0)
    const refused = await new PortalClient(portal.url).request('POST', '/api/session', {
      accessToken: await trading.accessToken('colleague'),
    })
    expect(refused.body.code).toMatch(/^backup_server_/)
    expect(JSON.stringify(refused.body)).not.toContain('localhost')
  })

  test('it hangs: what waits for it keeps nobody else waiting', async () => {
    const people = await Promise.all(['employee', 'colleague', 'director'].map((name) => trading.signIn(name)))
    const elena = await clinic.signIn('employee')
    await misbehave(trading, [{ path: '/OperatorExplore|/LoggedInUser', effect: { delay: 60_000 } }])
    const leaving = new AbortController()
    let settled = 0
    const waiting = people.flatMap((person) =>
      [points, `${all}/mail/folders`, `${all}/onedrive/folders`].map((path) =>
        fetch(`${person.url}${path}`, {
          headers: { 'x-restore-portal': '1', cookie: person.cookie },
          signal: leaving.signal,
        })
          .catch(() => undefined)
          .finally(() => settled++),
      ),
    )
    expect((await inbox(elena)).items.length).toBeGreaterThan(0)
    await clinic.signIn('colleague')
    expect(settled).toBe(0)
    leaving.abort()
    await Promise.all(waiting)
  })

  test.each<[string, (server: ServerEntry) => ServerEntry, RegExp]>([
    [
      'the server is not there',
      (server) => ({ ...server, vb365: { ...server.vb365, url: nowhere } }),
      /^SERVERS_FILE, servers\[0\] "Sandbox Trading", vb365\.url: nothing answers at https:\/\/localhost:\d+/,
    ],
    [
      'the server’s certificate is not trusted',
      (server) => ({ ...server, vb365: { ...server.vb365, url: impostor.url } }),
      /^SERVERS_FILE, servers\[0\] "Sandbox Trading", vb365\.ca: the certificate of .* is not trusted/,
    ],
    [
      'the identity provider is not there',
      (server) => ({ ...server, entra: { ...server.entra, authority: `${nowhere}/${server.tenants[0]?.id}` } }),
      /^SERVERS_FILE, servers\[0\] "Sandbox Trading", entra\.authority: nothing answers at https:\/\/localhost:\d+/,
    ],
  ])('%s when the portal starts: that is told by name, and the others work', async (_, change, sentence) => {
    await portal.restartPortal(serversFile(([one, ...others]) => (one ? [change(one), ...others] : others)))
    expect(await portal.problems()).toEqual([expect.stringMatching(sentence)])
    const refused = await new PortalClient(portal.url).request('POST', '/api/session', {
      accessToken: await trading.accessToken('employee'),
    })
    expect(refused).toMatchObject({ status: 503, body: { code: expect.stringMatching(/_unreachable$/) } })
    const elena = await clinic.signIn('employee')
    expect((await elena.get(points)).status).toBe(200)
  })
})

describe('a portal session', () => {
  afterEach(() => portal.restartPortal())

  test('goes on after a restart, at its own server', async () => {
    const people = await both('employee')
    await portal.restartPortal()
    for (const [index, person] of people.entries()) {
      const again = new PortalClient(portal.url)
      again.cookie = person.cookie
      expect((await inbox(again)).items.length).toBeGreaterThan(0)
      expect(JSON.stringify((await again.get('/api/session')).body)).toContain(index === 0 ? 'sandbox.ex' : 'clinic.ex')
    }
  })

  test('of a tenant that is no longer served is over, plainly', async () => {
    const [emma, elena] = await both('employee')
    await portal.restartPortal(serversFile(([, ...others]) => others))
    const [gone, stays] = [emma, elena].map(({ cookie }) => Object.assign(new PortalClient(portal.url), { cookie }))
    expect((await gone?.get('/api/session'))?.body).toBeNull()
    expect(await gone?.get(points)).toMatchObject({ status: 401, body: { code: 'sign_in_required' } })
    expect((await stays?.get(points))?.status).toBe(200)
    const refused = await new PortalClient(portal.url).request('POST', '/api/session', {
      accessToken: await trading.accessToken('employee'),
    })
    expect(refused).toMatchObject({ status: 403, body: { code: 'sign_in_refused' } })
    // With one identity provider left, there is nothing to ask.
    expect((await portal.anonymous().get('/api/portal')).body.authority.url).toBe(clinic.info.portalEnv.ENTRA_AUTHORITY)
  })

  test('of a tenant that another server serves now is over: no token is shown to a server that did not give it', async () => {
    const [emma] = await both('employee')
    await portal.restartPortal(
      serversFile(([one, two]) =>
        one && two
          ? [
              { ...one, vb365: two.vb365 },
              { ...two, vb365: one.vb365 },
            ]
          : [],
      ),
    )
    const again = Object.assign(new PortalClient(portal.url), { cookie: emma.cookie })
    expect((await again.get('/api/session')).body).toBeNull()
    expect((await again.get(points)).status).toBe(401)
  })
})
