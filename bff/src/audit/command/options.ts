import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { dataDirOf } from '../../config/config.ts'
import type { ReplicaHead } from '../../store/audit-heads.ts'
import { createHeadStore } from '../../store/audit-heads.ts'
import { openExistingSqlite } from '../../store/database.ts'
import { auditFolder } from '../audit.ts'
import { REPLICA } from '../chain/open-chain.ts'

export type Command = (args: string[], output: Writable) => Promise<number>

/** What was typed is no command; the message says why. */
export class UsageError extends Error {}

export const COMMAND = `
npm run audit -- verify [--replica <name>] [--head <replica>:<seq>:<hash>]…
    Looks for records that were edited, taken out, moved, put in or cut off.
npm run audit -- export [--replica <name>] [--from <time>] [--to <time>] [--format csv|jsonl]
    Writes the records to standard output, in the order of time.

Both read the folder DATA_DIR (as the portal does: from the environment, or from PORTAL_CONFIG), or --data <folder>,
while the portal runs or not. --head names a head that was noted elsewhere, as from the portal's log.
`

export const shared = { data: { type: 'string' }, replica: { type: 'string' } } as const

export interface Places {
  dataDir: string
  folder: string
  replicas: string[]
}

export function placesOf({ data, replica }: { data?: string | undefined; replica?: string | undefined }): Places {
  const dataDir = data ?? dataDirOf(process.env)
  const folder = auditFolder(dataDir)
  if (!existsSync(folder)) throw new Error(`There is no audit record in ${folder}. Set DATA_DIR, or give --data.`)
  const there = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && REPLICA.test(entry.name))
    .map(({ name }) => name)
    .toSorted()
  if (replica !== undefined && !there.includes(replica)) throw new Error(`There is no replica ${replica} in ${folder}.`)
  return { dataDir, folder, replicas: replica === undefined ? there : [replica] }
}

export const folderOf = ({ folder }: Places, replica: string): string => join(folder, replica)

/** How far each record goes, as the portal's database knows. */
export async function headsOf({ dataDir }: Places): Promise<ReplicaHead[]> {
  const database = openExistingSqlite(dataDir)
  try {
    return await createHeadStore(database).all()
  } finally {
    await database.close()
  }
}
