import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestClient } from '../testing/client.ts'
import { putFile } from '../testing/contents.ts'
import { startBackupServer, type TestServer } from '../testing/start.ts'
import { unzip } from '../testing/unzip.ts'

let server: TestServer
let client: TestClient
let drive: string

beforeAll(async () => {
  server = await startBackupServer()
  const { tenant } = server
  await putFile(tenant, 'employee', 'Plan 2026.docx', 'first')
  await putFile(tenant, 'employee', 'Projects/Budget.xlsx', 'figures')
  await putFile(tenant, 'employee', 'Projects/Deep/Notes “1”.md', 'notes')
  await tenant.live.ensureDriveFolder('employee', 'Projects/Empty')
  await tenant.backups.backup({ time: '2026-10-01T10:00:00.000Z' })
  await putFile(tenant, 'employee', 'Plan 2026.docx', 'second, longer')
  await tenant.backups.backup({ time: '2026-10-02T10:00:00.000Z' })
  client = await server.signIn('employee')
  const { path } = await client.explore({ type: 'Veod', showAllVersions: true })
  const [found] = (await client.get(`${path}/OneDrives`)).json.results
  drive = `${path}/OneDrives/${found.id}`
})
afterAll(() => server.close())

type Row = { id: string; name: string; isFolder: boolean }
const rows = async (path: string): Promise<Row[]> => (await client.get(`${drive}${path}`)).json.results
const names = async (path: string) => (await rows(path)).map((row) => row.name).sort()
const idOf = async (name: string) => {
  const row = (await rows('/Documents?includeFolders=true')).find((one) => one.name === name)
  return row?.id ?? ''
}

describe('a OneDrive', () => {
  it('has folders at every level', async () => {
    expect(await names('/Folders')).toEqual(['Deep', 'Empty', 'Projects'])
    expect(await names('/Folders?parentId=root')).toEqual(['Projects'])
    expect(await names(`/Folders?parentId=${await idOf('Projects')}`)).toEqual(['Deep', 'Empty'])
  })

  it('has documents, with folders between them if wanted', async () => {
    expect(await names('/Documents')).toEqual(['Budget.xlsx', 'Notes “1”.md', 'Plan 2026.docx'])
    expect(await names('/Documents?parentId=root&includeFolders=true')).toEqual(['Plan 2026.docx', 'Projects'])
    expect(await names(`/Documents?parentId=${await idOf('Projects')}`)).toEqual(['Budget.xlsx'])
    expect((await client.get(`${drive}/Documents?parentId=${await idOf('Budget.xlsx')}`)).status).toBe(404)
  })

  it('tells documents and folders apart', async () => {
    const [document, folder] = [await idOf('Budget.xlsx'), await idOf('Projects')]
    expect((await client.get(`${drive}/Documents/${document}`)).json).toMatchObject({ isFolder: false, sizeBytes: 7 })
    expect((await client.get(`${drive}/Folders/${folder}`)).json).toMatchObject({ isFolder: true })
    expect((await client.get(`${drive}/Folders/${document}`)).status).toBe(404)
    expect((await client.get(`${drive}/Documents/${folder}`)).status).toBe(404)
  })

  it('has one version of each folder', async () => {
    const folder = `/Folders/${await idOf('Projects')}`
    expect(await rows(`${folder}/Versions`)).toEqual([])
    expect((await client.get(`${drive}${folder}?versionId=512`)).status).toBe(200)
    expect((await client.get(`${drive}${folder}?versionId=1024`)).status).toBe(404)
  })

  it('has earlier versions of a document', async () => {
    const document = `${drive}/Documents/${await idOf('Plan 2026.docx')}`
    expect((await client.get(document)).json).toMatchObject({ version: '2.0', versionId: 1024, sizeBytes: 14 })
    expect((await client.get(`${document}/Versions`)).json.results).toMatchObject([{ version: '1.0', versionId: 512 }])
    expect((await client.get(`${document}/Versions/1024`)).json).toMatchObject({ version: '2.0' })
    expect((await client.get(`${document}/Versions/1`)).status).toBe(404)
  })
})

describe('searching', () => {
  const find = async (query: string, where = '/search') => {
    const answer = await client.post(`${drive}${where}`, { query })
    if (answer.status !== 200) throw new Error(answer.json.message)
    return answer.json.results.map((row: Row) => row.name).sort()
  }

  it.each([
    ['projects', ['Budget.xlsx', 'Deep', 'Empty', 'Notes “1”.md', 'Projects']],
    ['filename:b*.xlsx', ['Budget.xlsx']],
    ['ext:docx OR ext:.MD', ['Notes “1”.md', 'Plan 2026.docx']],
    ['ext:doc', []],
    ['ext:doc*', ['Plan 2026.docx']],
    ['size:>7', ['Plan 2026.docx']],
    ['datemodified:today filename:plan', ['Plan 2026.docx']],
  ])('%s', async (query, found) => {
    expect(await find(query)).toEqual(found)
  })

  it('looks into one folder, and for folders or documents alone', async () => {
    expect(await find('notes', `/Folders/${await idOf('Projects')}/search`)).toEqual(['Notes “1”.md'])
    expect(await find('plan', `/Folders/${await idOf('Projects')}/search`)).toEqual([])
    expect(await find('projects', '/search?itemType=Folders')).toEqual(['Deep', 'Empty', 'Projects'])
    expect(await find('projects', '/search?itemType=Documents')).toEqual(['Budget.xlsx', 'Notes “1”.md'])
    expect((await client.post(`${drive}/search?itemType=x`, { query: 'a' })).status).toBe(400)
    expect((await client.post(`${drive}/search`, { query: 'subject:x' })).status).toBe(400)
  })
})

describe('saving', () => {
  it('streams a document with its name and length', async () => {
    const answer = await client.post(`${drive}/Documents/${await idOf('Notes “1”.md')}/save`, {})
    expect(answer.bytes.toString()).toBe('notes')
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': '5',
      'content-disposition': `attachment; filename="Notes ?1?.md"; filename*=UTF-8''Notes%20%E2%80%9C1%E2%80%9D.md`,
    })
  })

  it('takes an interrupted download up again', async () => {
    const path = `${drive}/Documents/${await idOf('Plan 2026.docx')}/save`
    const rest = await client.post(path, {}, { range: 'bytes=8-' })
    expect([rest.status, rest.bytes.toString(), rest.headers.get('content-range')]).toEqual([
      206,
      'longer',
      'bytes 8-13/14',
    ])
    expect((await client.post(path, {}, { range: 'bytes=99-' })).status).toBe(416)
    expect((await client.post(path, {}, { range: 'bytes=0-1,3-4' })).status).toBe(200)
  })

  it('gives earlier versions, and any as a ZIP', async () => {
    const document = `${drive}/Documents/${await idOf('Plan 2026.docx')}`
    expect((await client.post(`${document}/Versions/512/save`, {})).bytes.toString()).toBe('first')
    const zip = await client.post(`${document}/Versions/512/save`, { asZip: true })
    expect(unzip(zip.bytes).get('Plan 2026.docx')?.toString()).toBe('first')
    expect((await client.post(`${document}/save`)).status).toBe(400)
  })

  it('gives several documents and whole folders as a ZIP', async () => {
    const documents = await Promise.all(
      ['Plan 2026.docx', 'Budget.xlsx'].map(async (name) => ({ id: await idOf(name) })),
    )
    const files = unzip((await client.post(`${drive}/Documents/save`, { documents })).bytes)
    expect([...files.keys()]).toEqual(['Plan 2026.docx', 'Budget.xlsx'])
    const folder = await idOf('Projects')
    for (const zip of [
      await client.post(`${drive}/Folders/${folder}/save`),
      await client.post(`${drive}/Folders/save`, { folders: [{ id: folder }] }),
    ]) {
      expect([...unzip(zip.bytes).keys()].sort()).toEqual([
        'Projects/',
        'Projects/Budget.xlsx',
        'Projects/Deep/',
        'Projects/Deep/Notes “1”.md',
        'Projects/Empty/',
      ])
    }
    expect((await client.post(`${drive}/Documents/save`, { documents: [{ id: folder }] })).status).toBe(404)
  })

  it('survives a client that goes away', async () => {
    await server.tenant.live.putFile('employee', 'big.bin', Buffer.alloc(20 * 1024 * 1024))
    await server.tenant.backups.backup({})
    const { path } = await client.explore({ type: 'Veod' })
    const found = (await client.post(`${path}/OneDrives/search`, { query: 'big.bin' })).json.results[0]
    const stop = new AbortController()
    const response = await fetch(`${server.url}${path}/OneDrives/${found.oneDriveId}/Documents/${found.id}/save`, {
      method: 'POST',
      headers: { authorization: `Bearer ${client.token}`, 'content-type': 'application/json' },
      body: '{}',
      signal: stop.signal,
    })
    await response.body?.getReader().read()
    stop.abort()
    expect((await client.get('/v8/Organization')).status).toBe(200)
  })
})
