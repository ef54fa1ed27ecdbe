import type { Running } from '../folder-lock.ts'
import { addMessage } from '../tenant/import/add-message.ts'
import type { ImportTarget } from '../tenant/import/import.ts'
import { generateFiles, generateMessages } from '../tenant/seed/generate.ts'
import type { OpenTenant } from '../tenant/tenant.ts'
import type { RestorePoint } from '../tenant/types.ts'
import { askRunning } from './remote.ts'

/** What the commands of the command line do, either to a folder or through the sandbox that runs on it. */
export interface Commands {
  backup(): Promise<RestorePoint>
  reset(): Promise<void>
  generate(account: string, folder: string, messages: number): Promise<void>
  generateFiles(account: string, folder: string, files: number): Promise<void>
  importInto(account: string, folder: string): ImportTarget
}

export function onFolder(tenant: OpenTenant): Commands {
  const { live } = tenant
  return {
    backup: () => tenant.backups.backup(),
    reset: () => tenant.reset(),
    generate: (account, folder, messages) => generateMessages(tenant, account, folder, messages),
    generateFiles: (account, folder, files) => generateFiles(tenant, account, folder, files),
    importInto: (account, folder) => ({
      async message(fileName, content) {
        await addMessage(live, { account, folder, fileName, content })
      },
      async file(path, content) {
        await live.putFile(account, path, content)
      },
    }),
  }
}

/** Through the running sandbox, so that only one process ever writes into a folder. */
export function onRunning(running: Running): Commands {
  const person = (account: string) => `/people/${encodeURIComponent(account)}`
  const query = (parameters: Record<string, string>) => `?${new URLSearchParams(parameters)}`
  return {
    backup: async () => JSON.parse(await askRunning(running, 'POST', '/backup')),
    async reset() {
      await askRunning(running, 'POST', '/reset')
    },
    async generate(account, folder, messages) {
      await askRunning(running, 'POST', `${person(account)}/generate${query({ folder, messages: String(messages) })}`)
    },
    async generateFiles(account, folder, files) {
      await askRunning(running, 'POST', `${person(account)}/generate${query({ folder, files: String(files) })}`)
    },
    importInto: (account, folder) => ({
      async message(name, content) {
        await askRunning(running, 'POST', `${person(account)}/mail${query({ folder, name })}`, content)
      },
      async file(path, content) {
        await askRunning(running, 'PUT', `${person(account)}/onedrive/content${query({ path })}`, content)
      },
    }),
  }
}
