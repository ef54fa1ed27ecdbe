import type { Tenant } from '../tenant/types.ts'
import type { BackupViews } from './backups/views.ts'
import type { ExploreSessions } from './explore/explore-sessions.ts'
import type { Faults } from './misbehave/faults.ts'
import type { Settings } from './misbehave/settings.ts'
import type { DeviceCodes } from './restore/device-codes.ts'
import type { RestoreSessions } from './restore/restore-sessions.ts'
import type { AssertionRules } from './sign-in/assertion.ts'
import type { Tokens } from './sign-in/tokens.ts'

/** What the operations work with. */
export interface Services {
  tenant: Tenant
  /** Where clients reach this server; the base of every link it gives. */
  publicUrl: string
  assertions: AssertionRules
  settings: Settings
  faults: Faults
  tokens: Tokens
  views: BackupViews
  explores: ExploreSessions
  restores: RestoreSessions
  deviceCodes: DeviceCodes
}
