import type { ServerConfig } from '../config/server-config.ts'
import { PortalError } from '../errors.ts'
import { type BackupServer, createBackupServer } from './backup-server.ts'
import { checkReachability } from './reachability.ts'
import { createSignInDirectory } from './sign-in-directory.ts'

/** The backup servers behind this portal. A person's tenant decides which is theirs, and nothing else does. */
export function createServers(configs: readonly ServerConfig[]) {
  const all = configs.map(createBackupServer)
  const byId = new Map(all.map((server) => [server.id, server]))
  const byTenant = new Map(all.flatMap((server) => server.config.tenants.map(({ id }) => [id, server] as const)))
  return {
    directory: createSignInDirectory(configs),
    /** Where the people of all tenants sign in. */
    signInOrigins: [...new Set(configs.map(({ entra }) => new URL(entra.authority).origin))],
    /** By the id that tokens and portal sessions name. */
    byId: (id: string): BackupServer | undefined => byId.get(id),
    ofTenant: (tid: string): BackupServer | undefined => byTenant.get(tid.toLowerCase()),
    /** Whether people of that tenant are still served by the server that gave them their tokens. */
    isStillOf: (tid: string, id: string | undefined): boolean =>
      id !== undefined && byTenant.get(tid.toLowerCase())?.id === id,
    /** The portal's application at the identity provider of that tenant; of one that is gone, nothing is asked. */
    applicationOf(tid: string): { id: string; permission: ServerConfig['restorePermission'] } {
      const server = byTenant.get(tid.toLowerCase())
      if (!server)
        throw new PortalError('sign_in_required', { cause: new Error(`tenant ${tid} is of no backup server`) })
      return { id: server.config.entra.clientId, permission: server.config.restorePermission }
    },
    /** What stands between the portal and its far ends, in sentences; empty where all is well. */
    async checkReachability(): Promise<string[]> {
      return [...new Set((await Promise.all(all.map(checkReachability))).flat())]
    },
    async close(): Promise<void> {
      await Promise.all(all.map((server) => server.close()))
    },
  }
}

export type Servers = ReturnType<typeof createServers>
