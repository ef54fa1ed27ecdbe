import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type InProcess, startInProcess } from '../harness/in-process.ts'
import type { PortalAnswer, PortalClient } from '../harness/portal-client.ts'

/** Every route there is, by the OpenAPI document, against the ids of someone else, of no one, and no session. */

let portal: InProcess
let employee: PortalClient
let colleague: PortalClient
let ids: Record<string, string>
let operations: { name: string; method: string; path: string; body: unknown; isOpen: boolean }[]

const base = '/api/scopes/me/points/latest'

/** Ids of things that this person has, for every kind of id that stands in a path. */
async function idsOf(person: PortalClient): Promise<Record<string, string>> {
  const { folders } = await person.ok('GET', `${base}/mail/folders`)
  const inbox = folders.find((folder: { kind: string }) => folder.kind === 'inbox')
  const mail = await person.ok('GET', `${base}/mail/folders/${encodeURIComponent(inbox.id)}/items?limit=1000`)
  const item = mail.items.find(({ attachments }: { attachments: number }) => attachments > 0)
  const drives = await person.ok('GET', `${base}/onedrive/folders`)
  const files = await person.ok('GET', `${base}/onedrive/search?q=ext:docx`)
  const document = files.items.find((item: { kind: string }) => item.kind === 'file')
  const restore = await person.ok(
    'POST',
    '/api/restores',
    { scope: 'me', items: [{ workload: 'mail', point: 'latest', id: item.id }] },
    { 'idempotency-key': `ids-${Math.random()}` },
  )
  return {
    scope: 'me',
    point: 'latest',
    'mail folder': inbox.id,
    item: item.id,
    attachment: '0',
    'onedrive folder': drives.folders[0].id,
    document: document.id,
    restore: restore.id,
  }
}

const fill = (path: string, of: Record<string, string>) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const key = name === 'folder' ? (path.includes('/onedrive/') ? 'onedrive folder' : 'mail folder') : name
    const value = of[key]
    if (value === undefined) throw new Error(`No id is known for {${name}} in ${path}: add it to idsOf`)
    return encodeURIComponent(value)
  })

const queryOf = (path: string) =>
  path.endsWith('/compare') ? '?workload=mail&from=latest' : /\/search(\/ids)?$/.test(path) ? '?q=plan' : ''

const send = (person: PortalClient, operation: (typeof operations)[number], of: Record<string, string>) =>
  person.request(operation.method, fill(operation.path, of) + queryOf(operation.path), operation.body, {
    'idempotency-key': `access-${Math.random()}`,
  })

function expectNotFound(answer: PortalAnswer): void {
  expect(answer.status).toBe(404)
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  // Of a list, which thing in it: by its place, and by nothing else.
  const { issues = [], ...rest } = answer.body
  for (const { path } of issues) expect(path).toMatch(/^body\.(items|entries)\.\d+$/)
  expect(Object.keys(rest).sort()).toEqual(['code', 'requestId', 'status', 'title', 'type'])
  expect(answer.body.code).toBe('not_found')
}

beforeAll(async () => {
  portal = await startInProcess()
  ;[employee, colleague] = await Promise.all([portal.signIn('employee'), portal.signIn('colleague')])
  ids = await idsOf(colleague)
  const document = await colleague.ok('GET', '/api/openapi.json')
  operations = Object.entries<Record<string, { operationId: string; security: unknown[] }>>(document.paths).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, { operationId, security }]) => ({
        name: operationId,
        method: method.toUpperCase(),
        path,
        body: {
          startRestore: { scope: 'me', items: [{ workload: 'mail', point: 'latest', id: ids.item }] },
          previewRestore: { scope: 'me', items: [{ workload: 'mail', point: 'latest', id: ids.item }] },
          addToRestoreList: { entries: [{ workload: 'mail', point: 'latest', id: ids.item }] },
          removeFromRestoreList: { ids: ['nothing'] },
          startActing: { reason: '' },
          startDownload: { scope: 'me', items: [{ workload: 'mail', point: 'latest', id: ids.item, kind: 'item' }] },
        }[operationId],
        isOpen: security.length === 0,
      })),
  )
}, 120_000)

afterAll(() => portal?.close())

/** Nobody acts for themselves. */
const ofOthers = ['getActing', 'startActing', 'stopActing']

test('there are routes to try, and their owner gets through all of them', async () => {
  expect(operations.length).toBeGreaterThan(15)
  for (const operation of operations.filter(({ isOpen, name }) => !isOpen && !ofOthers.includes(name))) {
    const answer = await send(colleague, operation, ids)
    // Nothing has failed that could be repeated, and the attachment is no message: theirs all the same.
    const isTheirs = answer.status < 300 || ['nothing_to_restore', 'message_unreadable'].includes(answer.body.code)
    expect(isTheirs, `${operation.name}: ${JSON.stringify(answer.body)}`).toBe(true)
  }
})

test('without a session every route that is not open answers 401', async () => {
  for (const operation of operations.filter(({ isOpen }) => !isOpen)) {
    const answer = await send(portal.anonymous(), operation, ids)
    expect(answer.status, operation.name).toBe(401)
    expect(answer.body.code).toBe('sign_in_required')
  }
})

const ownIds = /\{(folder|item|document|restore)\}/
const listing = ['startRestore', 'startDownload', 'previewRestore', 'addToRestoreList']

test('someone else’s ids are not found, on every route that takes one', async () => {
  const taking = operations.filter(({ path, name }) => ownIds.test(path) || listing.includes(name))
  expect(taking.length).toBeGreaterThan(8)
  for (const operation of taking) expectNotFound(await send(employee, operation, ids))
})

describe('a scope that is not one’s own is not found, on every route', () => {
  test.each(['colleague@sandbox.example', '00000000-0000-4000-8000-000000000000', 'ME', 'me ', '..', '*'])(
    '%j',
    async (scope) => {
      // Stopping what never began tells nothing, whoever it is.
      const taking = operations.filter(({ path, name }) => path.includes('{scope}') && name !== 'stopActing')
      for (const operation of taking) {
        expectNotFound(await send(employee, operation, { ...ids, scope }))
      }
    },
  )
})

describe('a malformed id is not found, on every route', () => {
  const malformed = [
    'x',
    '~',
    'a~b',
    'root',
    `${'a'.repeat(36)}~${'b'.repeat(2000)}`,
    '%00',
    '../../../etc/passwd',
    '{}',
    "' or 1=1 --",
  ]
  test.each(malformed)('%j', async (id) => {
    const own = Object.fromEntries(
      Object.keys(ids).map((key) => [key, ['scope', 'point'].includes(key) ? (ids[key] ?? '') : id]),
    )
    for (const operation of operations.filter(({ path }) => ownIds.test(path))) {
      expectNotFound(await send(employee, operation, own))
    }
  })

  test('a point that is none', async () => {
    for (const point of ['yesterday', '2020-01-01T00:00:00.000Z', '2026-13-01T00:00:00Z', 'LATEST']) {
      for (const operation of operations.filter(({ path }) => path.includes('{point}'))) {
        expectNotFound(await send(employee, operation, { ...ids, point }))
      }
    }
  })
})

test('repeated query parameters are refused', async () => {
  for (const operation of operations.filter(({ path }) => path.endsWith('/search'))) {
    const answer = await employee.get(`${fill(operation.path, ids)}?q=a&q=b`)
    expect(answer.status).toBe(400)
    expect(answer.body.code).toBe('invalid_request')
  }
})

test('an address that is none of the API’s is not found, and no method is taken for another', async () => {
  expectNotFound(await employee.get('/api/nothing'))
  expectNotFound(await employee.get('/api/SESSION'))
  expectNotFound(await employee.request('PUT', '/api/session'))
})
