import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type InProcess, startInProcess } from '../harness/in-process.ts'
import { misbehave } from '../harness/misbehave.ts'
import type { PortalClient } from '../harness/portal-client.ts'
import { readEvents } from '../harness/server-sent-events.ts'

let portal: InProcess

beforeAll(async () => {
  portal = await startInProcess()
}, 120_000)
afterEach(() => misbehave(portal, null))
afterAll(() => portal?.close())

const open = (client: PortalClient) => {
  const gone = new AbortController()
  const answer = fetch(`${client.url}/api/restore-progress`, {
    headers: { 'x-restore-portal': '1', cookie: client.cookie },
    signal: gone.signal,
  })
  return { answer, close: () => gone.abort() }
}

async function startSlowly(client: PortalClient, count: number): Promise<string> {
  const base = '/api/scopes/me/points/latest/mail'
  const { folders } = await client.ok('GET', `${base}/folders`)
  const inbox = folders.find(({ kind }: { kind: string }) => kind === 'inbox')
  const { items } = await client.ok('GET', `${base}/folders/${encodeURIComponent(inbox.id)}/items?limit=${count}`)
  const wanted = items.map(({ id }: { id: string }) => ({ workload: 'mail', point: 'latest', id }))
  const body = { scope: 'me', items: wanted, options: { mail: { folder: `Back ${crypto.randomUUID().slice(0, 8)}` } } }
  return (await client.ok('POST', '/api/restores', body, { 'idempotency-key': crypto.randomUUID() })).id
}

test('progress moves on all pages of the person, and on nobody else’s, until the restore is finished', async () => {
  await misbehave(portal, { settings: { holdAfter: 7 } })
  const [one, two, other] = [
    await portal.signIn('employee'),
    await portal.signIn('employee'),
    await portal.signIn('colleague'),
  ]
  const streams = [one, two, other].map(open)
  const [first, second, foreign] = await Promise.all(streams.map(({ answer }) => answer))
  expect(first?.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(first?.headers.get('x-accel-buffering')).toBe('no')
  expect(first?.headers.get('cache-control')).toContain('no-store')

  const id = await startSlowly(one, 20)
  const seen: number[] = []
  for await (const { event, data } of readEvents(second)) {
    expect(event).toBe('progress')
    const restore = data.restores.find((restore: { id: string }) => restore.id === id)
    if (!restore) continue
    seen.push(restore.counts.restored)
    // It goes on once this page has been told of the seven.
    if (restore.counts.restored === 7) await misbehave(portal, null)
    if (restore.state === 'finished') {
      expect(restore).toMatchObject({ result: 'success', counts: { total: 20, restored: 20 } })
      break
    }
  }
  expect(seen).toContain(7)
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  for await (const { data } of readEvents(foreign)) {
    expect(data.restores).toEqual([])
    break
  }
  for (const { close } of streams) close()
})

test('signing out ends the stream of that session, and of no other', async () => {
  const [one, two] = [await portal.signIn('employee'), await portal.signIn('employee')]
  const [ended, standing] = [open(one), open(two)]
  await Promise.all([ended.answer, standing.answer])
  const events: string[] = []
  const reading = (async () => {
    for await (const { event, data } of readEvents(await ended.answer)) events.push(`${event} ${data.reason ?? ''}`)
  })()
  await expect.poll(() => events.length).toBeGreaterThan(0)
  await one.ok('DELETE', '/api/session')
  await reading
  expect(events.at(-1)).toBe('end signed-out')
  for await (const { event } of readEvents(await standing.answer)) {
    expect(event).toBe('progress')
    break
  }
  standing.close()
})

test('a person may have eight streams; once one is closed, another takes its place', async () => {
  const client = await portal.signIn('colleague')
  const streams = Array.from({ length: 8 }, () => open(client))
  for (const { answer } of streams) expect((await answer).status).toBe(200)
  const refused = await client.get('/api/restore-progress')
  expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } })
  streams[0]?.close()
  await expect.poll(async () => (await client.get('/api/restore-progress')).status).toBe(200)
  for (const { close } of streams) close()
})

test('who asks for the headers alone gets them, and no stream that never ends', async () => {
  const client = await portal.signIn('colleague')
  for (let times = 0; times < 9; times++) {
    const { status, headers } = await client.request('HEAD', '/api/restore-progress')
    expect([status, headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8'])
  }
})

test('a portal that stops ends its streams at once', async () => {
  const client = await portal.signIn('employee')
  const { answer } = open(client)
  await answer
  const restarted = portal.restartPortal()
  const events: string[] = []
  for await (const { event, data } of readEvents(await answer)) events.push(`${event} ${data.reason ?? ''}`)
  expect(events.at(-1)).toBe('end restart')
  await restarted
})
