import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestClient } from '../testing/client.ts'
import { idOf, putFile, putMail } from '../testing/contents.ts'
import { startBackupServer, type TestServer } from '../testing/start.ts'

let server: TestServer
let owner: TestClient
let mail: string
let drive: string

beforeAll(async () => {
  server = await startBackupServer()
  for (const account of ['employee', 'colleague']) {
    await putMail(server.tenant, account, `mail of ${account}`)
    await putFile(server.tenant, account, `Files/file of ${account}.txt`, account)
  }
  await server.tenant.backups.backup({})
  owner = await server.signIn('employee')
  mail = (await owner.explore({ type: 'Vex' })).id
  drive = (await owner.explore({ type: 'Veod', showAllVersions: true })).id
})
afterAll(() => server.close())

const nowhere = '11111111-1111-4111-8111-111111111111'

/** Every operation below a session, with valid bodies; `M`, `D`: the sessions of mail and OneDrive. */
async function operations() {
  const { mailboxId, oneDriveId } = await server.accountOf('employee')
  const [file] = (await server.tenant.live.drive('employee')).filter((item) => !item.isFolder)
  const [folder] = (await server.tenant.live.drive('employee')).filter((item) => item.isFolder)
  const [inbox] = await server.tenant.live.mailFolders('employee')
  const event = (await owner.get(`/v8/RestoreSessions/${mail}/Events`)).json.results[0].id
  const search = { query: 'mail' }
  const box = `M/organization/mailboxes/${mailboxId}`
  const one = `D/organization/OneDrives/${oneDriveId}`
  const document = (await owner.get(`${one.replace('D', `/v8/RestoreSessions/${drive}`)}/Documents/${file?.id}`)).json
  const read: [string, unknown?][] = [
    ['M'],
    ['M/Statistics'],
    ['M/Events'],
    [`M/Events/${event}`],
    ['M/organization'],
    ['M/organization/mailboxes'],
    [box],
    [`${box}/folders`],
    [`${box}/folders/${inbox?.id}`],
    [`${box}/items`],
    [`${box}/items/${idOf('mail of employee')}`],
    ['D/organization/OneDrives'],
    [one],
    [`${one}/Folders`],
    [`${one}/Folders/${folder?.id}`],
    [`${one}/Folders/${folder?.id}/Versions`],
    [`${one}/Folders/${folder?.id}/Versions/512`],
    [`${one}/Documents`],
    [`${one}/Documents/${file?.id}`],
    [`${one}/Documents/${file?.id}/Versions`],
    [`${one}/Documents/${file?.id}/Versions/512`],
  ]
  const write: [string, unknown?][] = [
    ['M/organization/restoreDeviceCode', {}],
    ['M/organization/searchExchange', search],
    ['M/organization/mailboxes/search', search],
    [`${box}/search`, search],
    [`${box}/folders/${inbox?.id}/search`, search],
    [`${box}/items/${idOf('mail of employee')}/save`],
    [`${box}/items/Save`, { items: [{ id: idOf('mail of employee') }] }],
    [`${box}/items/operatorRestore`, { items: [{ id: idOf('mail of employee') }], deletedItems: true }],
    ['D/organization/OneDrives/search', search],
    [`${one}/search`, search],
    [`${one}/Folders/${folder?.id}/search`, search],
    [`${one}/save`],
    [`${one}/Folders/${folder?.id}/save`],
    [`${one}/Folders/${folder?.id}/Versions/512/save`],
    [`${one}/Folders/save`, { folders: [{ id: folder?.id }] }],
    [`${one}/Documents/${file?.id}/save`, {}],
    [`${one}/Documents/${file?.id}/Versions/512/save`, {}],
    [`${one}/Documents/save`, { documents: [document] }],
    [`${one}/Documents/operatorRestore`, { documentAction: 'Keep', documentsRestoreConfigs: [{ document }] }],
  ]
  return [
    ...read.map(([path]) => ({ method: 'GET', path, body: undefined })),
    ...write.map(([path, body]) => ({ method: 'POST', path, body })),
  ]
}

const within = (path: string, sessions = { mail, drive }) =>
  `/v8/RestoreSessions/${path.replace(/^M/, sessions.mail).replace(/^D/, sessions.drive)}`

describe('a session', () => {
  it('is found by its owner in every operation, however the path is written', async () => {
    for (const { method, path, body } of await operations()) {
      const lower = within(path).replace(/[A-Z][a-z]\w*/g, (word) => word.toLowerCase())
      // Without an identity provider there are no codes: the session is found, the request is not carried out.
      const expected = path.endsWith('restoreDeviceCode') ? 400 : 200
      expect([path, (await owner.send(method, lower, body)).status]).toEqual([path, expected])
    }
  })

  it('is not found by anybody else, operators included, and needs a token', async () => {
    const others = [await server.signIn('colleague'), await server.signIn('operator')]
    for (const { method, path, body } of [
      ...(await operations()),
      { method: 'POST', path: 'M/Stop', body: undefined },
    ]) {
      for (const other of others) {
        const answer = await other.send(method, within(path), body)
        expect([path, answer.status, answer.json?.errorCode]).toEqual([path, 404, 'ResourceNotFound'])
      }
      expect([path, (await server.anonymous.send(method, within(path), body)).status]).toEqual([path, 401])
    }
  })

  it('does not know ids that are unknown, malformed or of the other workload', async () => {
    for (const { method, path, body } of await operations()) {
      for (const id of [nowhere, 'x', '%2fx', "'", '0']) {
        const answer = await owner.send(method, within(path, { mail: id, drive: id }), body)
        expect([path, id, answer.status]).toEqual([path, id, 404])
      }
      if (!/organization\/(mailboxes|OneDrives|searchExchange)/i.test(path)) continue
      const swapped = within(path, { mail: drive, drive: mail })
      expect([path, (await owner.send(method, swapped, body)).status]).toEqual([path, 404])
    }
  })

  it('shows only the mailbox and drive of its person', async () => {
    const other = await server.accountOf('colleague')
    const own = await server.accountOf('employee')
    for (const { method, path, body } of await operations()) {
      const foreign = path.replace(own.mailboxId, other.mailboxId).replace(own.oneDriveId, other.oneDriveId)
      if (foreign === path) continue
      expect([path, (await owner.send(method, within(foreign), body)).status]).toEqual([path, 404])
    }
  })

  it('shows only items that are in it', async () => {
    for (const { method, path, body } of await operations()) {
      const foreign = path.replace(
        /(items|folders|documents|events|versions)\/([0-9a-f-]{2,})/i,
        (_all, kind, id) => `${kind}/${id === idOf('mail of employee') ? idOf('mail of colleague') : nowhere}`,
      )
      if (foreign === path) continue
      expect([path, (await owner.send(method, within(foreign), body)).status]).toEqual([path, 404])
    }
  })
})
