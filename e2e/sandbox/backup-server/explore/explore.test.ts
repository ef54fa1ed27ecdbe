import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestClient } from '../testing/client.ts'
import { idOf, putFile, putMail } from '../testing/contents.ts'
import { startBackupServer, type TestServer } from '../testing/start.ts'

let server: TestServer
const times = ['2026-10-01T10:00:00.000Z', '2026-10-02T10:00:00.000Z', '2026-10-03T10:00:00.000Z']

/** Three restore points: `kept` stays, `changed` changes twice, `gone` is in the first only, `new` in the last only. */
beforeAll(async () => {
  server = await startBackupServer()
  const { tenant } = server
  for (const account of ['employee', 'director']) {
    await putMail(tenant, account, 'kept')
    await putMail(tenant, account, 'changed', {}, 'first')
    await putMail(tenant, account, 'gone', { folder: 'Inbox/Old' })
    await putFile(tenant, account, 'changed.txt', 'first')
    await putFile(tenant, account, 'Old/gone.txt', 'gone')
  }
  await tenant.backups.backup({ time: times[0] ?? '' })
  await putMail(tenant, 'employee', 'changed', {}, 'second')
  await putFile(tenant, 'employee', 'changed.txt', 'second')
  await tenant.live.deleteMail('employee', idOf('gone'))
  await tenant.live.deleteDriveItem('employee', 'Old')
  await tenant.backups.backup({ time: times[1] ?? '' })
  await putMail(tenant, 'employee', 'changed', {}, 'third')
  await putFile(tenant, 'employee', 'changed.txt', 'third')
  await putMail(tenant, 'employee', 'new')
  await tenant.backups.backup({ time: times[2] ?? '' })
})
afterAll(() => server.close())

async function itemsIn(client: TestClient, options: Record<string, unknown>) {
  const { path } = await client.explore({ type: 'Vex', ...options })
  const [mailbox] = (await client.get(`${path}/mailboxes`)).json.results
  const { results } = (await client.get(`${path}/mailboxes/${mailbox.id}/items?limit=100`)).json
  return results.map((item: { id: string; subject: string }) => item)
}

const subjects = (items: { subject: string }[]) => items.map((item) => item.subject).sort()

describe('a session', () => {
  it('shows the newest restore point at or before its moment', async () => {
    const employee = await server.signIn('employee')
    expect(subjects(await itemsIn(employee, {}))).toEqual(['changed', 'kept', 'new'])
    expect(subjects(await itemsIn(employee, { dateTime: '2026-10-03T09:59:59Z' }))).toEqual(['changed', 'kept'])
    expect(subjects(await itemsIn(employee, { dateTime: times[0] }))).toEqual(['changed', 'gone', 'kept'])
    const before = { type: 'Vex', dateTime: '2026-10-01T09:00:00Z' }
    expect((await employee.post('/v8/Organization/OperatorExplore', before)).status).toBe(404)
  })

  it('shows what was deleted before, with the folder it was in', async () => {
    const employee = await server.signIn('employee')
    const items = await itemsIn(employee, { showDeleted: true })
    expect(subjects(items)).toEqual(['changed', 'gone', 'kept', 'new'])
    const gone = items.find((item: { subject: string }) => item.subject === 'gone')
    const folder = (await employee.get(new URL(gone._links.parent.href).pathname)).json
    expect(folder.name).toBe('Old')
  })

  it('shows older states of a message as items of their own, the same ones every time', async () => {
    const employee = await server.signIn('employee')
    const items = await itemsIn(employee, { showAllVersions: true })
    expect(subjects(items)).toEqual(['changed', 'changed', 'changed', 'kept', 'new'])
    const again = await itemsIn(employee, { showAllVersions: true })
    expect(items.map((item: { id: string }) => item.id)).toEqual(again.map((item: { id: string }) => item.id))
    expect(subjects(await itemsIn(employee, { showAllVersions: true, showDeleted: true }))).toHaveLength(6)
  })

  it('shows earlier versions of a document where it shows all versions', async () => {
    const employee = await server.signIn('employee')
    const versions = async (options: Record<string, unknown>) => {
      const { path } = await employee.explore({ type: 'Veod', ...options })
      const [drive] = (await employee.get(`${path}/OneDrives`)).json.results
      const [document] = (await employee.get(`${path}/OneDrives/${drive.id}/Documents`)).json.results
      return (await employee.get(`${path}/OneDrives/${drive.id}/Documents/${document.id}/Versions`)).json.results
    }
    expect(await versions({ showAllVersions: true })).toMatchObject([{ version: '2.0' }, { version: '1.0' }])
    expect(await versions({ showAllVersions: true, dateTime: times[1] })).toMatchObject([{ version: '1.0' }])
    expect(await versions({})).toEqual([])
  })

  it.each([
    { type: 'Vesp' },
    {},
    { type: 'Vex', dateTime: 'yesterday' },
    { type: 'Vex', scope: { type: 'Site', id: 'x' } },
    { type: 'Vex', showDeleted: 'yes' },
  ])('is refused for %j', async (options) => {
    const employee = await server.signIn('employee')
    const answer = await employee.post('/v8/Organization/OperatorExplore', options)
    expect(answer).toMatchObject({ status: 400, json: { errorCode: 'ParameterValidationFailure' } })
  })

  it('is opened from the repository asked for', async () => {
    const employee = await server.signIn('employee')
    const [point] = (await employee.get('/v8/Organization/LoggedInUser/RestorePoints')).json
    await employee.explore({ type: 'Vex', repositoryId: point.repositoryId })
    const other = { type: 'Vex', repositoryId: '11111111-1111-4111-8111-111111111111' }
    expect((await employee.post('/v8/Organization/OperatorExplore', other)).status).toBe(404)
  })
})

describe('the scope of a session', () => {
  const open = async (account: string, other: string) => {
    const { oid } = await server.accountOf(other)
    const client = await server.signIn(account)
    return client.post('/v8/Organization/OperatorExplore', { type: 'Vex', scope: { type: 'User', id: oid } })
  }

  it('is someone the operator manages', async () => {
    expect((await open('helpdesk', 'employee')).json).toMatchObject({
      scopeName: 'employee@sandbox.example',
      initiatedBy: 'helpdesk@sandbox.example',
    })
  })

  it('is no excluded, foreign or unknown person', async () => {
    expect(await open('helpdesk', 'director')).toMatchObject({
      status: 403,
      json: { errorCode: 'ResourceAccessDenied' },
    })
    expect((await open('employee', 'director')).status).toBe(403)
    const helpdesk = await server.signIn('helpdesk')
    const unknown = { type: 'Vex', scope: { type: 'User', user: { id: 'nobody' } } }
    expect((await helpdesk.post('/v8/Organization/OperatorExplore', unknown)).status).toBe(404)
  })

  it('is lost with the right to manage the person', async () => {
    const helpdesk = await server.signIn('helpdesk')
    const { oid } = await server.accountOf('employee')
    const { path } = await helpdesk.explore({ type: 'Vex', scope: { type: 'User', id: oid } })
    expect((await helpdesk.get(`${path}/mailboxes`)).status).toBe(200)
    const exclude = (accounts: string[]) =>
      server.tenant.changeDirectory((directory) => {
        for (const role of directory.roles) if (role.operators.includes('helpdesk')) role.excluded = accounts
      })
    await exclude(['director', 'employee'])
    expect((await helpdesk.get(`${path}/mailboxes`)).status).toBe(403)
    await exclude(['director'])
    expect((await helpdesk.get(`${path}/mailboxes`)).status).toBe(200)
  })
})

describe('the end of a session', () => {
  it('comes with Stop, logout and idleness', async () => {
    const employee = await server.signIn('employee')
    const [stopped, loggedOut, idle] = [
      await employee.explore({ type: 'Vex' }),
      await employee.explore({ type: 'Vex' }),
      await (await server.signIn('employee')).explore({ type: 'Vex' }),
    ]
    expect((await employee.post(`/v8/RestoreSessions/${stopped.id}/Stop`)).status).toBe(204)
    expect((await employee.get(`${stopped.path}/mailboxes`)).status).toBe(404)
    expect((await employee.get(`${loggedOut.path}/mailboxes`)).status).toBe(200)
    await employee.post('/v8/token/logout')
    const again = await server.signIn('employee')
    expect((await again.get(`${loggedOut.path}/mailboxes`)).status).toBe(404)
    expect((await again.get(`${idle.path}/mailboxes`)).status).toBe(200)
    await server.faults({ settings: { exploreIdle: -1 } })
    expect((await again.get(`${idle.path}/mailboxes`)).status).toBe(404)
    await server.anonymous.send('DELETE', '/sandbox/faults')
    expect((await again.get(`/v8/RestoreSessions/${idle.id}`)).json.state).toBe('Stopped')
  })
})
