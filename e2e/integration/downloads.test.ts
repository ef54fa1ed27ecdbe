import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Fetched, fetchBytes, goTo, hashAll, sha256 } from '../harness/bytes.ts'
import { Explorer } from '../harness/explorer.ts'
import { type InProcess, startInProcess } from '../harness/in-process.ts'
import { misbehave } from '../harness/misbehave.ts'
import type { PortalClient } from '../harness/portal-client.ts'
import { savesOf } from '../harness/saves.ts'

/** One file or message at a time: its bytes, part of them, and who may not have them. */

const LARGE = 'Old laptop/disk image.bin'
const PLAN = 'Documents/Plan 2026.docx'

let portal: InProcess
let employee: PortalClient
let explorer: Explorer

beforeAll(async () => {
  portal = await startInProcess({ VB365_TIMEOUT: '2' })
  employee = await portal.signIn('employee')
  explorer = new Explorer(employee)
}, 120_000)
afterEach(() => misbehave(portal, null))
afterAll(() => portal?.close())

const item = (id: string, more: object = {}) => ({ workload: 'onedrive', point: 'latest', id, kind: 'item', ...more })
const mail = (id: string) => ({ workload: 'mail', point: 'latest', id, kind: 'item' })

const start = (items: unknown[], client = employee) => client.request('POST', '/api/downloads', { scope: 'me', items })

async function addressOf(items: unknown[], client = employee): Promise<string> {
  const { status, body } = await start(items, client)
  expect(status, JSON.stringify(body)).toBe(201)
  return `/downloads/${body.id}`
}

const ofFile = async (path: string) => addressOf([item((await explorer.driveItem(path)).id)])

function expectNotFound(answer: Fetched): void {
  expect(answer.status).toBe(404)
  expect(JSON.parse(answer.body.toString()).code).toBe('not_found')
}

describe('a file', () => {
  test('comes as it was, by a name that browsers understand, and only to be saved', async () => {
    const { id } = await explorer.driveItem(PLAN)
    const { body } = await start([item(id)])
    expect(body).toEqual({ id: expect.any(String), name: 'Plan 2026.docx', size: expect.any(Number), zip: false })
    const answer = await fetchBytes(employee, `/downloads/${body.id}`)
    expect(answer.status).toBe(200)
    expect(sha256(answer.body)).toBe(await portal.live.fileHash('employee', PLAN))
    expect(answer.body.length).toBe(body.size)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': String(body.size),
      'content-disposition': `attachment; filename="Plan 2026.docx"; filename*=UTF-8''Plan%202026.docx`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*sandbox/),
      'cache-control': 'no-store',
      'accept-ranges': 'bytes',
      etag: expect.stringMatching(/^"[\w-]{27}"$/),
    })
  })

  test('has an address that says nothing of it and cannot be guessed', async () => {
    const addresses = await Promise.all(Array.from({ length: 5 }, () => ofFile(PLAN)))
    expect(new Set(addresses).size).toBe(5)
    for (const address of addresses) expect(address).toMatch(/^\/downloads\/[\w-]{43}$/)
  })

  test('can be asked about without being fetched', async () => {
    const answer = await fetchBytes(employee, await ofFile(LARGE), { method: 'HEAD' })
    expect(answer.status).toBe(200)
    expect(answer.headers['content-length']).toBe(String(200 * 1024 * 1024))
    expect(answer.body.length).toBe(0)
  })

  test('comes in an earlier version, which its name tells', async () => {
    const { id } = await explorer.driveItem(PLAN)
    const [newest, ...older] = await explorer.versions(id)
    const oldest = older.at(-1) ?? newest
    const { body } = await start([item(id, { version: oldest?.versionId })])
    expect(body.name).toMatch(/^Plan 2026 \(\d\.0\)\.docx$/)
    const { body: bytes } = await fetchBytes(employee, `/downloads/${body.id}`)
    expect(bytes.length).toBe(body.size)
    expect(sha256(bytes)).not.toBe(await portal.live.fileHash('employee', PLAN))
  })

  test.each([
    '👩🏽‍🔧 crew 🚢.txt',
    '50% off + more #1 [final] (2).txt',
    "“Quotes” & ‘apostrophes’ – it's fine.txt",
    '.hidden-settings',
  ])('keeps its name: %s', async (name) => {
    const { headers } = await fetchBytes(employee, await ofFile(`Documents/${name}`))
    const [, encoded = ''] = /filename\*=UTF-8''(\S+)$/.exec(headers['content-disposition'] ?? '') ?? []
    expect(decodeURIComponent(encoded)).toBe(name)
    expect(encoded).toMatch(/^[\w.!#$&+^`|~%-]+$/)
  })
})

test('every message of the inbox comes as .msg, named after its subject', async () => {
  const items = await explorer.mailIn('Inbox')
  expect(items.length).toBeGreaterThan(10)
  for (const { id, subject } of items.slice(0, 40)) {
    const { body } = await start([mail(id)])
    expect(body).toMatchObject({ name: expect.stringMatching(/\.msg$/), size: null, zip: false })
    const answer = await fetchBytes(employee, `/downloads/${body.id}`)
    expect(answer.body.toString('hex', 0, 8), subject).toBe('d0cf11e0a1b11ae1')
    expect(answer.headers['accept-ranges']).toBeUndefined()
  }
})

describe('a part of a file', () => {
  let address: string
  let whole: Buffer
  beforeAll(async () => {
    address = await ofFile(PLAN)
    whole = (await fetchBytes(employee, address)).body
  })

  test.each([
    ['bytes=0-', 0, undefined],
    ['bytes=100-', 100, undefined],
    ['bytes=5-9', 5, 10],
    ['bytes=-7', -7, undefined],
    ['bytes=0-99999999', 0, undefined],
  ])('%s', async (range, from, to) => {
    const answer = await fetchBytes(employee, address, { headers: { range } })
    const wanted = whole.subarray(from, to)
    const first = from < 0 ? whole.length + from : from
    expect(answer.status).toBe(206)
    expect(answer.body.equals(wanted)).toBe(true)
    expect(answer.headers['content-range']).toBe(`bytes ${first}-${first + wanted.length - 1}/${whole.length}`)
    expect(answer.headers['content-length']).toBe(String(wanted.length))
  })

  test('that it does not have', async () => {
    const answer = await fetchBytes(employee, address, { headers: { range: `bytes=${whole.length}-` } })
    expect(answer.status).toBe(416)
    expect(answer.headers['content-range']).toBe(`bytes */${whole.length}`)
  })

  test.each(['bytes=0-1,5-6', 'bytes=9-5', 'lines=1-2', 'bytes=x'])('%s means all of it', async (range) => {
    const answer = await fetchBytes(employee, address, { headers: { range } })
    expect(answer.status).toBe(200)
    expect(answer.body.equals(whole)).toBe(true)
  })

  test('counts only for the file that was begun', async () => {
    const range = 'bytes=100-'
    const { headers } = await fetchBytes(employee, address, { method: 'HEAD' })
    const same = await fetchBytes(employee, address, { headers: { range, 'if-range': String(headers.etag) } })
    expect(same.status).toBe(206)
    const other = await fetchBytes(employee, address, { headers: { range, 'if-range': '"another"' } })
    expect(other.status).toBe(200)
    expect(other.body.equals(whole)).toBe(true)
  })

  test('of an empty file there is none', async () => {
    await portal.live.putFile('employee', 'Documents/empty.txt', '')
    await portal.live.backup()
    const client = await portal.signIn('employee')
    const { id } = await new Explorer(client).driveItem('Documents/empty.txt')
    const empty = await addressOf([item(id)], client)
    expect((await fetchBytes(client, empty)).body.length).toBe(0)
    expect((await fetchBytes(client, empty, { headers: { range: 'bytes=0-' } })).status).toBe(416)
  })
})

describe('a large file', () => {
  test('that broke off is taken up where it stopped, and is whole then', async () => {
    const address = await ofFile(LARGE)
    const known = (await portal.live.files('employee')).find(({ path }) => path === LARGE)
    await misbehave(portal, [{ path: '/save$', times: 1, effect: { truncate: 60 * 1024 * 1024 } }])
    const begun: Buffer[] = []
    await expect(
      (async () => {
        for await (const chunk of await goTo(employee, address)) begun.push(chunk as Buffer)
      })(),
    ).rejects.toThrow()
    const size = begun.reduce((sum, { length }) => sum + length, 0)
    expect(size).toBeGreaterThan(50 * 1024 * 1024)
    const rest = await goTo(employee, address, { headers: { range: `bytes=${size}-` } })
    expect(rest.statusCode).toBe(206)
    const { sha256 } = await hashAll(
      (async function* () {
        yield* begun
        yield* rest as AsyncIterable<Buffer>
      })(),
    )
    expect(sha256).toBe(known?.sha256)
  })

  test('waits for a slow reader, longer than the backup server may take to answer', async () => {
    const saves = savesOf(portal.info.vb365)
    const address = await ofFile(LARGE)
    const answer = await goTo(employee, address)
    answer.once('readable', () => {})
    await sleep(3500)
    const [save] = saves.list.slice(-1)
    expect(save?.isOpen()).toBe(true)
    expect(save?.sent()).toBeLessThan(100 * 1024 * 1024)
    const { size } = await hashAll(answer as AsyncIterable<Buffer>)
    expect(size).toBe(200 * 1024 * 1024)
    saves.stop()
  })

  test('whose reader leaves is asked for no longer', async () => {
    const saves = savesOf(portal.info.vb365)
    const address = await ofFile(LARGE)
    const answer = await goTo(employee, address)
    await new Promise((resolve) => answer.once('data', resolve))
    answer.destroy()
    await expect.poll(() => saves.list.at(-1)?.isOpen(), { timeout: 2000 }).toBe(false)
    expect(saves.list.at(-1)?.sent()).toBeLessThan(100 * 1024 * 1024)
    saves.stop()
  })

  test('ends with the portal session', async () => {
    const saves = savesOf(portal.info.vb365)
    const other = await portal.signIn('employee')
    const address = await addressOf([item((await explorer.driveItem(LARGE)).id)], other)
    const answer = await goTo(other, address)
    await new Promise((resolve) => answer.once('data', resolve))
    answer.pause()
    await other.ok('DELETE', '/api/session')
    await expect(hashAll(answer as AsyncIterable<Buffer>)).rejects.toThrow()
    await expect.poll(() => saves.list.at(-1)?.isOpen()).toBe(false)
    saves.stop()
  })

  test('holds up nobody: of nine at once the last is refused', async () => {
    const address = await ofFile(LARGE)
    const answers = await Promise.all(Array.from({ length: 8 }, () => goTo(employee, address)))
    for (const answer of answers) expect(answer.statusCode).toBe(200)
    const refused = await fetchBytes(employee, address)
    expect(refused.status).toBe(429)
    expect(refused.headers['retry-after']).toBe('10')
    expect(JSON.parse(refused.body.toString()).code).toBe('too_many_requests')
    for (const answer of answers) answer.destroy()
    await expect.poll(async () => (await fetchBytes(employee, address, { method: 'HEAD' })).status).toBe(200)
  })
})

describe('nobody else gets it', () => {
  test.each([
    ['without signing in', () => portal.anonymous()],
    ['in another session of the same person', () => portal.signIn('employee')],
    ['who is someone else', () => portal.signIn('colleague')],
  ])('%s', async (_, client) => expectNotFound(await fetchBytes(await client(), await ofFile(PLAN))))

  test.each(['cross-site', 'same-site'])('led there by another page (%s)', async (site) => {
    const address = await ofFile(PLAN)
    expectNotFound(await fetchBytes(employee, address, { headers: { 'sec-fetch-site': site } }))
    const own = await fetchBytes(employee, address, { headers: { 'sec-fetch-site': 'same-origin' } })
    expect(own.status).toBe(200)
  })

  test.each(['x', '..', '%00', 'a'.repeat(43), 'a/b', ''])('at an address that there is not: %j', async (id) => {
    expectNotFound(await fetchBytes(employee, `/downloads/${id}`))
  })

  test('after signing out', async () => {
    const client = await portal.signIn('employee')
    const address = await addressOf([item((await explorer.driveItem(PLAN)).id)], client)
    await client.ok('DELETE', '/api/session')
    expectNotFound(await fetchBytes(client, address))
  })

  test('by any other method', async () => {
    expectNotFound(await fetchBytes(employee, await ofFile(PLAN), { method: 'DELETE' }))
  })
})

describe('refused before it is begun', () => {
  test('someone else’s file, one that is none, and with it all of the list', async () => {
    const own = (await explorer.driveItem(PLAN)).id
    const foreign = (await new Explorer(await portal.signIn('colleague')).driveItem(PLAN)).id
    const folder = (await explorer.driveItem('Documents')).id
    for (const wrong of [item(foreign), item(folder), item(own, { version: 7 }), item('x'), mail(own)]) {
      expect((await start([item(own), wrong])).body).toMatchObject({ status: 404, code: 'not_found' })
    }
    expect((await start([{ ...item(own), kind: 'folder' }])).status).toBe(404)
    expect((await employee.request('POST', '/api/downloads', { scope: 'you', items: [item(own)] })).status).toBe(404)
  })

  test('nothing, too much, a version of a message', async () => {
    const own = (await explorer.driveItem(PLAN)).id
    const many = Array.from({ length: 10_001 }, () => item(own))
    for (const items of [[], many, [{ ...mail(own), version: 1 }], [item(own, { version: -1 })]]) {
      expect((await start(items)).body).toMatchObject({ status: 400, code: 'invalid_request' })
    }
    expect((await start(many.slice(1))).status).toBe(201)
  })

  test('where the backup server does not hand out contents, and the rest works', async () => {
    const client = await portal.signIn('employee')
    const { id } = await explorer.driveItem(PLAN)
    await misbehave(portal, { settings: { refuseSave: true } })
    for (const wanted of [item(id), { ...item((await explorer.driveItem('Documents')).id), kind: 'folder' }]) {
      expect((await start([wanted], client)).body).toMatchObject({ status: 403, code: 'save_refused' })
    }
    await misbehave(portal, null)
    const address = await addressOf([item(id)], client)
    await misbehave(portal, { settings: { refuseSave: true } })
    const late = await fetchBytes(client, address)
    expect(late.status).toBe(403)
    expect(late.headers['content-type']).toContain('application/problem+json')
    expect(late.headers['content-disposition']).toBeUndefined()
    expect(JSON.parse(late.body.toString()).code).toBe('save_refused')
  })

  test('by a server that fails or is gone: a problem, not half a file', async () => {
    const address = await ofFile(PLAN)
    for (const [effect, status, code] of [
      [{ status: 500 }, 502, 'backup_server_error'],
      [{ status: 503, retryAfter: 3 }, 503, 'backup_server_busy'],
      [{ drop: 'before' }, 503, 'backup_server_unreachable'],
      [{ status: 404 }, 404, 'not_found'],
    ] as const) {
      await misbehave(portal, [{ path: '/save$', times: 1, effect }])
      const answer = await fetchBytes(employee, address)
      expect(answer.status).toBe(status)
      expect(JSON.parse(answer.body.toString()).code).toBe(code)
    }
    expect((await fetchBytes(employee, address)).status).toBe(200)
  })
})
