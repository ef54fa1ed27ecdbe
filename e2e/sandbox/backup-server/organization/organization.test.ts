import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { putFile, putMail } from '../testing/contents.ts'
import { startBackupServer, type TestServer } from '../testing/start.ts'

let server: TestServer
beforeAll(async () => {
  server = await startBackupServer()
  await putMail(server.tenant, 'employee', 'Hello')
  await server.tenant.backups.backup({ time: '2026-10-01T10:00:00.000Z', oneDrive: false })
  await putFile(server.tenant, 'employee', 'Plan.txt', 'one')
  await server.tenant.backups.backup({ time: '2026-10-02T10:00:00.000Z' })
})
afterAll(() => server.close())

const user = '/v8/Organization/LoggedInUser'

describe('without a token', () => {
  it('tells the portal settings, and nothing else', async () => {
    const { tid } = await server.tenant.directory()
    const settings = await server.anonymous.get('/v8/restoreportalsettings')
    expect(settings.json).toMatchObject({ msalAuthorityUri: `https://localhost:1/${tid}`, isEnabled: true })
    for (const path of ['/v8/ServiceInstance', '/v8/Organization', `${user}/EffectiveScope`, '/v8/RestoreSessions']) {
      expect((await server.anonymous.get(path)).status).toBe(401)
    }
  })
})

describe('the organization', () => {
  it('says when it was backed up', async () => {
    const employee = await server.signIn('employee')
    expect((await employee.get('/v8/Organization')).json).toMatchObject({
      type: 'Office365',
      isBackedup: true,
      firstBackuptime: '2026-10-01T10:00:00.000Z',
      lastBackuptime: '2026-10-02T10:00:00.000Z',
    })
    expect((await employee.get('/v8/ServiceInstance')).json.version).toMatch(/^8\./)
  })

  it('refuses other methods and unknown resources', async () => {
    const employee = await server.signIn('employee')
    const refused = await employee.post('/v8/Organization', {})
    expect(refused.status).toBe(405)
    expect(refused.headers.get('allow')).toBe('GET')
    for (const path of ['/v8/RbacRoles', '/v8/nothing', '/v9/Organization', '/']) {
      expect(await employee.get(path)).toMatchObject({ status: 404, json: { errorCode: 'ResourceNotFound' } })
    }
  })
})

describe('the effective scope', () => {
  const namesOf = async (account: string) => {
    const { json } = await (await server.signIn(account)).get(`${user}/EffectiveScope`)
    return json.users.map((item: { user: { name: string } }) => item.user.name.split('@')[0]).sort()
  }

  it('is empty for who is no operator', async () => {
    expect((await (await server.signIn('employee')).get(`${user}/OperatorInfo`)).json.isOperator).toBe(false)
    expect(await namesOf('employee')).toEqual([])
  })

  it('is the group without the excluded person', async () => {
    expect((await (await server.signIn('helpdesk')).get(`${user}/OperatorInfo`)).json.isOperator).toBe(true)
    expect(await namesOf('helpdesk')).toEqual(['bookings', 'colleague', 'employee'])
  })

  it('is the whole organization, disabled accounts too', async () => {
    expect(await namesOf('operator')).toEqual([
      'bookings',
      'colleague',
      'director',
      'employee',
      'helpdesk',
      'leaver',
      'operator',
    ])
  })
})

describe('restore points', () => {
  const pointsFor = async (account: string, other?: string) => {
    const query = other === undefined ? '' : `?rbacItem=${(await server.accountOf(other)).oid}`
    return (await server.signIn(account)).get(`${user}/RestorePoints${query}`)
  }

  it('say which workloads they hold of a person', async () => {
    const { json } = await pointsFor('employee')
    expect(json).toMatchObject([
      { backupTime: '2026-10-01T10:00:00.000Z', isExchange: true, isOneDrive: false },
      { backupTime: '2026-10-02T10:00:00.000Z', isExchange: true, isOneDrive: true },
    ])
    expect((await pointsFor('colleague')).json).toEqual([])
  })

  it('are given to who manages the person, and refused to others', async () => {
    expect((await pointsFor('helpdesk', 'employee')).json).toHaveLength(2)
    expect((await pointsFor('employee', 'employee')).json).toHaveLength(2)
    expect(await pointsFor('helpdesk', 'director')).toMatchObject({
      status: 403,
      json: { errorCode: 'ResourceAccessDenied' },
    })
    expect((await pointsFor('employee', 'colleague')).status).toBe(403)
    const employee = await server.signIn('employee')
    expect((await employee.get(`${user}/RestorePoints?rbacItem=nobody`)).status).toBe(404)
    expect((await employee.get(`${user}/RestorePoints?rbacItem=a&rbacItem=b`)).status).toBe(400)
    expect((await employee.get(`${user}/RestorePoints?isCopy=true`)).json).toEqual([])
  })
})
