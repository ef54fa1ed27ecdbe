import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type InProcess, startInProcess } from '../harness/in-process.ts'
import {
  type ApiOperation,
  apiOperations,
  type Ids,
  idsOf,
  send,
  takesBodyIds,
  takesIds,
  takesScope,
} from '../harness/operations.ts'
import type { PortalAnswer, PortalClient } from '../harness/portal-client.ts'

/**
 * Every operation of the API × who asks × whose data is asked for. What an operation does is told by its path, so that a
 * new one is in here from the first day; one that fits nowhere fails the first test.
 */

const roles = ['no session', 'employee', 'colleague', 'helpdesk', 'operator', 'demoted', 'other tenant'] as const
const targets = ['own', 'delegated', 'excluded', 'foreign', 'malformed scope', 'malformed id'] as const
type Role = (typeof roles)[number]
type Target = (typeof targets)[number]

/** Sign-in and what anyone may know. */
const open = ['getPortal', 'findAuthorities', 'startSession', 'getSession', 'endSession']
/** About the signed-in person alone, whoever that is. */
const accessHistory = ['listAccessHistory', 'exportAccessHistory', 'getAccessNews', 'seeAccessHistory']
const personal = ['listRestores', 'listScopes', 'listRecentScopes', 'watchRestores', ...accessHistory]
const acting = ['getActing', 'startActing', 'stopActing']
/** Nothing of it has failed that could be repeated; the attachment is no message: theirs all the same. */
const fine = ['nothing_to_restore', 'message_unreadable']

const isRestore = ({ path }: ApiOperation) => path.includes('{restore}')
const isSorted = (operation: ApiOperation) =>
  takesScope(operation) || isRestore(operation) || [...open, ...personal].includes(operation.name)

let portal: InProcess
let operations: ApiOperation[]
let oids: Record<string, string>
/** What belongs to a person and must not be told to others. */
let secrets: Record<string, string[]>
const clients = {} as Record<Role, PortalClient>
const own = {} as Record<Role, Ids>
/** Ids in the scope of employee and director, with restores of those who may act for them. */
const managed: Partial<Record<`${Role} ${'delegated' | 'excluded'}`, Ids>> = {}
let theirs: { employee: Ids; director: Ids }

const latest = '/api/scopes/me/points/latest'
const act = (client: PortalClient, scope: string) => client.ok('PUT', `/api/scopes/${scope}/acting`, {})

async function secretsOf(client: PortalClient, { item }: Ids): Promise<string[]> {
  const { person } = await client.ok('GET', '/api/session')
  const message = await client.ok('GET', `${latest}/mail/items/${encodeURIComponent(item)}`)
  return [person.name, person.email, message.subject]
}

beforeAll(async () => {
  portal = await startInProcess({}, { tenants: 2 })
  const [first, second] = portal.tenants
  if (!first || !second) throw new Error('there are not two tenants')
  oids = await portal.oids()
  const director = await first.signIn('director')
  clients['no session'] = portal.anonymous()
  for (const role of ['employee', 'colleague', 'helpdesk', 'operator'] as const)
    clients[role] = await first.signIn(role)
  clients.demoted = await first.signIn('helpdesk')
  clients['other tenant'] = await second.signIn('operator')
  for (const role of roles) if (role !== 'no session') own[role] = await idsOf(clients[role])
  own['no session'] = own.employee
  theirs = { employee: own.employee, director: await idsOf(director) }
  secrets = {
    employee: await secretsOf(clients.employee, own.employee),
    director: await secretsOf(director, theirs.director),
  }
  for (const [role, target, whom] of [
    ['helpdesk', 'delegated', 'employee'],
    ['demoted', 'delegated', 'employee'],
    ['operator', 'delegated', 'employee'],
    ['operator', 'excluded', 'director'],
  ] as const) {
    await act(clients[role], oids[whom] ?? '')
    managed[`${role} ${target}`] = await idsOf(clients[role], oids[whom])
  }
  // What begins and ends the acting comes last, or the others would find it begun or ended.
  operations = (await apiOperations(clients.employee)).sort((a, b) => acting.indexOf(a.name) - acting.indexOf(b.name))
}, 180_000)
afterAll(() => portal?.close())

/** The ids that an asker sends for whatever a target names. */
function idsFor(role: Role, target: Target): Ids {
  const mine = own[role]
  if (target === 'delegated' || target === 'excluded') {
    const whom = target === 'delegated' ? 'employee' : 'director'
    const other = target === 'delegated' ? managed['helpdesk delegated'] : managed['operator excluded']
    return managed[`${role} ${target}`] ?? { ...theirs[whom], scope: oids[whom] ?? '', restore: other?.restore ?? '' }
  }
  if (target === 'foreign') return role === 'employee' ? { ...theirs.director, scope: 'me' } : theirs.employee
  if (target === 'malformed scope') return { ...mine, scope: 'ME' }
  const wrong = { item: '~', document: 'x', restore: 'x', attachment: '-1' }
  return { ...mine, ...wrong, 'mail folder': 'a~b', 'onedrive folder': '{}', ...(target === 'own' && mine) }
}

/** What an operation tells about a target at all. */
function isAbout(operation: ApiOperation, target: Target): boolean {
  if (target === 'own') return !open.includes(operation.name)
  if (target === 'delegated' || target === 'excluded') return takesScope(operation) || isRestore(operation)
  if (target === 'malformed scope') return takesScope(operation)
  return takesIds(operation)
}

function expected(role: Role, target: Target, operation: ApiOperation): string {
  if (role === 'no session') return '401 sign_in_required'
  // Stopping what never began is no error, and tells nothing.
  if (operation.name === 'stopActing') return 'ok'
  if (target === 'own') return acting.includes(operation.name) ? '404 not_found' : 'ok'
  if (target === 'delegated') {
    if (role === 'helpdesk' || role === 'operator') return 'ok'
    if (role === 'demoted') {
      // What they did while they might is theirs to look at; nothing more is done.
      if (isRestore(operation) && operation.name !== 'repeatRestore') return 'ok'
      return operation.name === 'startActing' ? '404 not_found' : '403 scope_lost'
    }
  }
  if (target === 'excluded' && role === 'operator') return 'ok'
  // Ids are the same in both tenants: there they are other people's, whom this operator may act for.
  const isNamesake = target === 'delegated' || target === 'excluded'
  if (role === 'other tenant' && isNamesake && !isRestore(operation)) {
    return acting.includes(operation.name) ? 'ok' : '403 acting_required'
  }
  return '404 not_found'
}

const told = ({ status, body }: PortalAnswer) =>
  status < 300 || fine.includes(body?.code) ? 'ok' : `${status} ${body?.code}`

/** Secrets of whose data was asked for. */
const secretsAbout = (target: Target) => (target === 'excluded' ? secrets.director : secrets.employee) ?? []

function expectNoLeak({ headers, body }: PortalAnswer, target: Target): void {
  expect(headers.get('content-type')).toContain('application/problem+json')
  const { issues = [], ...rest } = body
  expect(Object.keys(rest).sort()).toEqual(['code', 'requestId', 'status', 'title', 'type'])
  for (const { path } of issues) expect(path).toMatch(/^body\.(items|entries)\.\d+$/)
  for (const secret of secretsAbout(target)) expect(JSON.stringify(body)).not.toContain(secret)
}

test('every operation is sorted in, and needs a session unless it is open', () => {
  const namesOf = (some: ApiOperation[]) => some.map(({ name }) => name)
  expect(namesOf(operations.filter((operation) => !isSorted(operation)))).toEqual([])
  expect(namesOf(operations.filter(({ isOpen }) => isOpen)).toSorted()).toEqual(open.toSorted())
  // A name that no operation has any more would vouch for the next one of that name.
  expect(namesOf(operations)).toEqual(expect.arrayContaining([...personal, ...acting]))
})

describe.each(roles)('%s', (role) => {
  beforeAll(async () => {
    if (role === 'demoted') await portal.live.changeRole('Sales helpdesk', { operators: [] })
  })

  test.each(targets)('%s', async (target) => {
    const ids = idsFor(role, target)
    const answers: Record<string, string> = {}
    const wanted: Record<string, string> = {}
    for (const operation of operations.filter((one) => isAbout(one, target))) {
      const answer = await send(clients[role], operation, ids)
      answers[operation.name] = told(answer)
      wanted[operation.name] = expected(role, target, operation)
      if (answers[operation.name] !== 'ok') expectNoLeak(answer, target)
      else if (role === 'other tenant') {
        for (const secret of secretsAbout(target)) expect(JSON.stringify(answer.body)).not.toContain(secret)
      }
      if (operation.name === 'stopActing' && managed[`${role} ${target}` as never]) {
        await clients[role].request('PUT', `/api/scopes/${ids.scope}/acting`, {})
      }
    }
    expect(Object.keys(wanted).length).toBeGreaterThan(5)
    expect(answers).toEqual(wanted)
  })
})

test('lists that are the person’s own hold nobody else’s', async () => {
  for (const role of ['colleague', 'other tenant', 'demoted'] as const) {
    for (const operation of operations.filter(({ name }) => personal.includes(name))) {
      const answer = await send(clients[role], operation, own[role])
      for (const secret of secrets.director ?? []) expect(JSON.stringify(answer.body)).not.toContain(secret)
      if (role === 'demoted') continue
      for (const secret of secrets.employee ?? []) expect(JSON.stringify(answer.body)).not.toContain(secret)
    }
  }
})

describe('what is one tenant’s is not found in the other', () => {
  const WORD = 'quokka-7f3k'
  /** What is only in the first; a folder of the other may well have the same id, with other things in it. */
  const told = /quokka|sandbox\.example|Kovalenko|Luc[ií]a/i
  let marked: Ids
  let download: string
  let leaver: string

  beforeAll(async () => {
    const [first] = portal.tenants
    if (!first) throw new Error('there is no tenant')
    await first.live.addMail('operator', 'Inbox', 'a.eml', `From: a@b.example\r\nSubject: ${WORD}\r\n\r\n${WORD}\r\n`)
    await first.live.putFile('operator', `${WORD}.txt`, WORD)
    await first.live.backup()
    const operator = await first.signIn('operator')
    const [message] = (await operator.ok('GET', `${latest}/mail/search?q=${WORD}&wait=5000`)).items
    const [file] = (await operator.ok('GET', `${latest}/onedrive/search?q=${WORD}&wait=5000`)).items
    const items = [{ workload: 'mail', point: 'latest', id: message.id, kind: 'item' }]
    const key = { 'idempotency-key': 'marked' }
    const restore = await operator.ok('POST', '/api/restores', { scope: 'me', items }, key)
    download = (await operator.ok('POST', '/api/downloads', { scope: 'me', items })).id
    leaver = (await operator.ok('GET', '/api/scopes?q=lucia')).scopes[0].id
    marked = {
      ...{ scope: 'me', point: 'latest', attachment: '0', item: message.id, restore: restore.id },
      ...{ 'mail folder': message.folder, 'onedrive folder': file.id, document: file.id },
    }
  }, 60_000)

  test.each(['me', 'leaver'])('on any route, by its operator and its people: scope %s', async (whose) => {
    const ids = { ...marked, scope: whose === 'me' ? 'me' : leaver }
    const [, second] = portal.tenants
    for (const account of ['operator', 'employee']) {
      const person = (await second?.signIn(account)) as PortalClient
      for (const operation of operations.filter(({ isOpen }) => !isOpen)) {
        const answer = await send(person, operation, ids)
        const body = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
        expect(body, operation.name).not.toMatch(told)
        // Stopping what never began is no error, for any scope.
        const isScope = whose !== 'me' && takesScope(operation) && operation.name !== 'stopActing'
        const isItem = takesBodyIds(operation) || /\{(item|document|restore)\}/.test(operation.path)
        // Nothing of one's own is covered.
        if ((isItem && operation.name !== 'showContents') || isScope) {
          expect(answer.status, `${operation.name}: ${body}`).toBe(404)
        }
      }
      expect((await person.get(`/downloads/${download}`)).status).toBe(404)
    }
  })
})
