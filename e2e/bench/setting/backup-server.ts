import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { ConfidentialClientApplication } from '@azure/msal-node'
import type { SandboxInfo } from '../../harness/sandbox-process.ts'
import { Caller } from './caller.ts'
import { EMPTY, FOLDERS, type FolderSize, LARGE_FILE } from './contents.ts'

/** The backup server without a portal before it: a script that has signed in and opened a mailbox and a drive. */
export interface BackupServer {
  caller: Caller
  authorization: string
  /** Path of the mailbox within its explore session. */
  mailbox: string
  drive: string
  mailboxId: string
  driveId: string
  folders: Record<FolderSize | 'empty', string>
  /** Id of the large file. */
  file: string
}

export async function openBackupServer(info: SandboxInfo, accessToken: string): Promise<BackupServer> {
  const anonymous = new Caller(info.vb365, info.ca, {})
  const { applicationId } = await anonymous.json('GET', '/v8/RestorePortalSettings')
  const assertion = await onBehalfOf(info, accessToken, applicationId)
  const grant = { grant_type: 'operator', client_id: applicationId, assertion, disable_antiforgery_token: true }
  const { access_token } = await anonymous.json('POST', '/v8/token', grant)
  await anonymous.close()
  const authorization = `Bearer ${access_token}`
  const caller = new Caller(info.vb365, info.ca, { authorization })

  const [point] = await caller.json('GET', '/v8/Organization/LoggedInUser/RestorePoints')
  const explore = async (type: 'Vex' | 'Veod') => {
    const { id } = await caller.json('POST', '/v8/Organization/OperatorExplore', { type, dateTime: point.backupTime })
    return `/v8/RestoreSessions/${id}/organization`
  }
  const list = async (path: string) => (await caller.json('GET', path)).results as { id: string; name: string }[]
  const idOf = (name: string, all: { id: string; name: string }[]) => {
    const found = all.find((one) => one.name === name)
    if (!found) throw new Error(`There is no ${name}.`)
    return found.id
  }
  const [mail, oneDrive] = [await explore('Vex'), await explore('Veod')]
  const mailboxId = (await list(`${mail}/mailboxes`))[0]?.id ?? ''
  const driveId = (await list(`${oneDrive}/OneDrives`))[0]?.id ?? ''
  const mailbox = `${mail}/mailboxes/${mailboxId}`
  const drive = `${oneDrive}/OneDrives/${driveId}`
  const inbox = idOf('Inbox', await list(`${mailbox}/folders?parentId=root`))
  const below = await list(`${mailbox}/folders?parentId=${encodeURIComponent(inbox)}`)
  const folders = Object.fromEntries(FOLDERS.map((size) => [size, idOf(String(size), below)]))
  return {
    ...{ caller, authorization, mailbox, drive, mailboxId, driveId },
    folders: { ...folders, empty: idOf(EMPTY, below) } as BackupServer['folders'],
    file: idOf(LARGE_FILE.name, await list(`${drive}/Documents?parentId=root`)),
  }
}

async function onBehalfOf({ portalEnv }: SandboxInfo, accessToken: string, target: string): Promise<string> {
  const { ENTRA_AUTHORITY = '', ENTRA_CLIENT_ID = '', ENTRA_CERT = '', ENTRA_KEY = '' } = portalEnv
  const certificate = new X509Certificate(readFileSync(ENTRA_CERT))
  const client = new ConfidentialClientApplication({
    auth: {
      clientId: ENTRA_CLIENT_ID,
      authority: ENTRA_AUTHORITY,
      knownAuthorities: [new URL(ENTRA_AUTHORITY).host],
      clientCertificate: {
        thumbprintSha256: certificate.fingerprint256.replaceAll(':', ''),
        privateKey: readFileSync(ENTRA_KEY, 'utf8'),
      },
    },
  })
  const result = await client.acquireTokenOnBehalfOf({
    oboAssertion: accessToken,
    scopes: [`api://${target}/access_as_user`],
  })
  if (!result) throw new Error('The identity provider gave no token for the backup server.')
  return result.accessToken
}
