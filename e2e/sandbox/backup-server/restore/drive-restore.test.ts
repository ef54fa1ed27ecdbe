import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TestClient } from '../testing/client.ts'
import { driveOf, putFile } from '../testing/contents.ts'
import { startBackupServer, type TestServer } from '../testing/start.ts'

let server: TestServer
let client: TestClient

/** At the last restore point: `Plan.docx` in its third version, `Sub/gone.txt` in its first. Then one goes, one changes. */
beforeEach(async () => {
  server = await startBackupServer()
  const { tenant } = server
  for (const [n, content] of ['one', 'two', 'three'].entries()) {
    await putFile(tenant, 'employee', 'Plan.docx', content)
    await putFile(tenant, 'employee', 'Sub/gone.txt', 'gone')
    await tenant.backups.backup({ time: `2026-10-0${n + 1}T10:00:00.000Z` })
  }
  await putFile(tenant, 'employee', 'Plan.docx', 'edited since')
  await tenant.live.deleteDriveItem('employee', 'Sub')
  client = await server.signIn('employee')
})
afterEach(() => server.close())

async function open(options: Record<string, unknown> = {}) {
  const { path } = await client.explore({ type: 'Veod', ...options })
  const [drive] = (await client.get(`${path}/OneDrives`)).json.results
  const base = `${path}/OneDrives/${drive.id}/Documents`
  const { results } = (await client.get(`${base}?includeFolders=true&limit=100`)).json
  const document = (name: string) => results.find((row: { name: string }) => row.name === name)
  return { base, document }
}

async function restore(base: string, body: Record<string, unknown>) {
  const started = await client.post(`${base}/operatorRestore`, body)
  expect([started.status, started.json.message]).toEqual([200, undefined])
  const session = await client.ended(started.json.sessionId)
  const statistics = (await client.get(`/v8/RestoreSessions/${session.id}/Statistics`)).json
  return { session, statistics, items: statistics.items }
}

const live = () => driveOf(server.tenant, 'employee')
const versionOf = async (path: string) =>
  (await server.tenant.live.drive('employee')).find((item) => item.path === path)

it('a folder that was made anew in another case is the same folder', async () => {
  await putFile(server.tenant, 'employee', 'sub/new.txt', 'new')
  const { base, document } = await open()
  await restore(base, { documentAction: 'Keep', documentsRestoreConfigs: [{ document: document('gone.txt') }] })
  const paths = (await server.tenant.live.drive('employee')).map(({ path }) => path)
  expect(paths.filter((path) => /^sub/i.test(path)).sort()).toEqual(['sub', 'sub/gone.txt', 'sub/new.txt'])
})

describe('Overwrite', () => {
  it('makes what was backed up the next version of what is there', async () => {
    const before = await versionOf('Plan.docx')
    const { base, document } = await open()
    const { session, items } = await restore(base, {
      documentAction: 'Overwrite',
      documentsRestoreConfigs: [{ document: document('Plan.docx') }],
    })
    expect(session).toMatchObject({ type: 'Veod', result: 'Success' })
    expect(items).toMatchObject([
      {
        itemRestoreDetailsType: 'Item',
        itemType: 'OneDriveItem',
        name: 'Plan.docx',
        path: 'Plan.docx',
        status: 'Success',
      },
    ])
    expect(await live()).toEqual({ 'Plan.docx': 'three' })
    const after = await versionOf('Plan.docx')
    expect(after).toMatchObject({ id: before?.id, version: (before?.version ?? 0) + 1 })
    expect(after?.modified).toBe(document('Plan.docx').modificationTime)
  })

  it('restores all versions, oldest first', async () => {
    const { base, document } = await open({ showAllVersions: true })
    await restore(base, {
      documentAction: 'Overwrite',
      documentsRestoreConfigs: [{ document: document('Plan.docx'), documentVersion: 'All' }],
    })
    expect(await live()).toEqual({ 'Plan.docx': 'three' })
    expect(await versionOf('Plan.docx')).toMatchObject({ version: 7 })
  })
})

describe('a missing document', () => {
  it.each(['Overwrite', 'Keep'])('is put back as it was (%s)', async (documentAction) => {
    const { base, document } = await open()
    const gone = document('gone.txt')
    await restore(base, { documentAction, documentsRestoreConfigs: [{ document: gone, documentVersion: 'Last' }] })
    expect(await live()).toEqual({ 'Plan.docx': 'edited since', 'Sub/gone.txt': 'gone' })
    expect(await versionOf('Sub/gone.txt')).toMatchObject({
      id: gone.id,
      version: Number.parseInt(gone.version, 10),
      created: gone.creationTime,
      modified: gone.modificationTime,
      modifiedBy: gone.modifiedBy,
    })
  })
})

describe('a missing document with all versions', () => {
  it('is the same document with the same last version', async () => {
    await server.tenant.live.deleteDriveItem('employee', 'Plan.docx')
    const { base, document } = await open({ showAllVersions: true })
    const plan = document('Plan.docx')
    const documentsRestoreConfigs = [{ document: plan, documentVersion: 'All' }]
    await restore(base, { documentAction: 'Keep', documentsRestoreConfigs })
    expect(await live()).toEqual({ 'Plan.docx': 'three' })
    expect(await versionOf('Plan.docx')).toMatchObject({ id: plan.id, version: 3, created: plan.creationTime })
  })
})

describe('Keep', () => {
  it('puts a copy with a name of its own beside what is there', async () => {
    const { base, document } = await open({ dateTime: '2026-10-01T10:00:00Z' })
    const body = { documentAction: 'Keep', documentsRestoreConfigs: [{ document: document('Plan.docx') }] }
    const { items } = await restore(base, body)
    expect(items[0].path).toMatch(/^Plan_RESTORED-\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d\.docx$/)
    await restore(base, body)
    await restore(base, body)
    const files = await live()
    expect(Object.values(files).sort()).toEqual(['edited since', 'one', 'one', 'one'])
    expect(files['Plan.docx']).toBe('edited since')
  })
})

describe('what goes wrong', () => {
  it('refuses unknown documents and incomplete requests whole', async () => {
    const { base, document } = await open()
    const right = { document: document('gone.txt') }
    const unknown = { document: { ...document('gone.txt'), id: 'nowhere' } }
    const incomplete = { document: { id: document('gone.txt').id } }
    for (const [configs, action, status] of [
      [[right, unknown], 'Keep', 404],
      [[right, incomplete], 'Keep', 400],
      [[right], 'Replace', 400],
      [[right], undefined, 400],
      [[], 'Keep', 400],
    ] as const) {
      const body = { documentAction: action, documentsRestoreConfigs: configs }
      expect((await client.post(`${base}/operatorRestore`, body)).status).toBe(status)
    }
    expect(await live()).toEqual({ 'Plan.docx': 'edited since' })
  })

  it('fails folders and versions that the session does not show, not the rest', async () => {
    const { base, document } = await open({ showAllVersions: true })
    const [older] = (await client.get(`${base}/${document('Plan.docx').id}/Versions`)).json.results
    const folder = { ...document('Sub'), sizeBytes: 0 }
    const { session, items } = await restore(base, {
      documentAction: 'Overwrite',
      documentsRestoreConfigs: [{ document: folder }, { document: older }, { document: document('gone.txt') }],
    })
    expect(session.result).toBe('Warning')
    expect(items.map((item: { status: string }) => item.status)).toEqual(['Failed', 'Failed', 'Success'])
    expect(items[0].error).toBe('Folders cannot be restored as documents.')
    expect(await live()).toEqual({ 'Plan.docx': 'edited since', 'Sub/gone.txt': 'gone' })
  })

  it('fails where a folder has taken the place', async () => {
    await server.tenant.live.ensureDriveFolder('employee', 'Sub/gone.txt')
    const { base, document } = await open()
    const body = { documentAction: 'Overwrite', documentsRestoreConfigs: [{ document: document('gone.txt') }] }
    expect((await restore(base, body)).session.result).toBe('Failed')
  })
})
