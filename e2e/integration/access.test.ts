import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type InProcess, startInProcess } from '../harness/in-process.ts'
import { type ApiOperation, apiOperations, fillPath, type Ids, idsOf, send, takesIds } from '../harness/operations.ts'
import type { PortalAnswer, PortalClient } from '../harness/portal-client.ts'

/** Every route there is, by the OpenAPI document, against the ids of someone else, of no one, and no session. */

let portal: InProcess
let employee: PortalClient
let colleague: PortalClient
let ids: Ids
let operations: ApiOperation[]

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
  operations = await apiOperations(colleague)
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

test('someone else’s ids are not found, on every route that takes one', async () => {
  const taking = operations.filter(takesIds)
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
    const kinds = Object.keys(ids).filter((kind) => kind !== 'scope' && kind !== 'point')
    const own = { ...ids, ...Object.fromEntries(kinds.map((kind) => [kind, id])) }
    for (const operation of operations.filter(({ path }) => /\{(folder|item|document|restore)\}/.test(path))) {
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
    const answer = await employee.get(`${fillPath(operation.path, ids)}?q=a&q=b`)
    expect(answer.status).toBe(400)
    expect(answer.body.code).toBe('invalid_request')
  }
})

test('an address that is none of the API’s is not found, and no method is taken for another', async () => {
  expectNotFound(await employee.get('/api/nothing'))
  expectNotFound(await employee.get('/api/SESSION'))
  expectNotFound(await employee.get('/API/session'))
  expectNotFound(await employee.request('PUT', '/api/session'))
})

test.each([
  ['no JSON', '{"a":', {}],
  ['JSON that is no object', '"x"', {}],
  ['said to be compressed', '{}', { 'content-encoding': 'gzip' }],
  ['compressed in a way nobody knows', '{}', { 'content-encoding': 'zip' }],
  ['no JSON by its type', 'scope=me', { 'content-type': 'application/x-www-form-urlencoded' }],
])('a body that is %s is told as that', async (_, body, headers) => {
  for (const path of ['/api/restores', '/api/downloads', '/api/scopes/me/restore-list/entries']) {
    const answer = await fetch(`${employee.url}${path}`, {
      method: 'POST',
      headers: { 'x-restore-portal': '1', cookie: employee.cookie, 'content-type': 'application/json', ...headers },
      body,
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ code: 'invalid_request' })
  }
})
