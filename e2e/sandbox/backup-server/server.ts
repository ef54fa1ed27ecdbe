import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import express from 'express'
import type { JWTVerifyGetKey } from 'jose'
import type { Tenant } from '../tenant/types.ts'
import { BackupViews } from './backups/views.ts'
import { ExploreSessions } from './explore/explore-sessions.ts'
import { renderError } from './http/errors.ts'
import { mount } from './http/operations.ts'
import { mailOperations } from './mail/routes.ts'
import { mailSaveOperations } from './mail/save.ts'
import { mailSearchOperations } from './mail/search.ts'
import { Faults } from './misbehave/faults.ts'
import { misbehave } from './misbehave/middleware.ts'
import { faultRoutes } from './misbehave/routes.ts'
import { oneDriveOperations } from './onedrive/routes.ts'
import { oneDriveSaveOperations } from './onedrive/save.ts'
import { oneDriveSearchOperations } from './onedrive/search.ts'
import { organizationOperations } from './organization/routes.ts'
import { DeviceCodes } from './restore/device-codes.ts'
import { driveRestoreOperations } from './restore/drive-operation.ts'
import { mailRestoreOperations } from './restore/mail-operation.ts'
import { RestoreSessions } from './restore/restore-sessions.ts'
import { SessionFiles } from './restore/session-files.ts'
import type { Services } from './services.ts'
import { sessionOperations } from './sessions/routes.ts'
import { authenticate } from './sign-in/authenticate.ts'
import { identityKeys } from './sign-in/identity-keys.ts'
import { signInOperations } from './sign-in/routes.ts'
import { Tokens } from './sign-in/tokens.ts'

export interface BackupServerOptions {
  tenant: Tenant
  /** `https://localhost:P/<tid>`: who signs the assertions. */
  identityAuthority: string
  /** The application the assertions must be made for. */
  vb365ClientId: string
  /** Where clients reach this server; no slash at the end. */
  publicUrl: string
  /** PEM of the authority to trust when the identity provider's keys are fetched. */
  ca?: string
  /** Instead of fetching them: the identity provider's keys. */
  keys?: JWTVerifyGetKey
}

export interface BackupServer {
  listener: RequestListener
  close(): Promise<void>
}

/** 50,000 documents to restore are about this large as JSON. */
const LARGEST_BODY = '64mb'

/** The VB365 REST v8 operations that a restore operator uses, over the restore points of a tenant. */
export async function createBackupServer(options: BackupServerOptions): Promise<BackupServer> {
  const { tenant, identityAuthority: authority, vb365ClientId } = options
  const faults = new Faults()
  const { settings } = faults
  const services: Services = {
    tenant,
    publicUrl: options.publicUrl.replace(/\/+$/, ''),
    assertions: { authority, vb365ClientId, keys: options.keys ?? identityKeys(authority, options.ca) },
    settings,
    deviceCodes: new DeviceCodes(authority, options.ca),
    faults,
    tokens: new Tokens(settings),
    views: new BackupViews(tenant.backups),
    explores: new ExploreSessions(settings),
    restores: await RestoreSessions.open(new SessionFiles(join(tenant.dataFolder, 'sessions')), settings),
  }
  const application = express()
  application.disable('x-powered-by')
  application.set('etag', false)
  application.set('query parser', 'simple')
  application.use('/sandbox/faults', faultRoutes(faults))
  application.use(misbehave(services))
  application.use('/v8/token', express.urlencoded({ extended: false, limit: '1mb' }))
  application.use(express.json({ limit: LARGEST_BODY }))
  const operations = [
    ...signInOperations(services),
    ...organizationOperations(services),
    ...sessionOperations(services),
    ...mailOperations(services),
    ...mailSearchOperations(services),
    ...mailSaveOperations(services),
    ...mailRestoreOperations(services),
    ...oneDriveOperations(services),
    ...oneDriveSearchOperations(services),
    ...oneDriveSaveOperations(services),
    ...driveRestoreOperations(services),
  ]
  mount(application, operations, authenticate(services))
  application.use(renderError)
  return { listener: application, close: () => services.restores.close() }
}
