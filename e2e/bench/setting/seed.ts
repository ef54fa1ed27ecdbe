import { basename, join } from 'node:path'
import { generateMessages } from '../../sandbox/tenant/seed/generate.ts'
import { largeFile } from '../../sandbox/tenant/seed/large-file.ts'
import { openTenant } from '../../sandbox/tenant/tenant.ts'
import { EMPTY, FOLDERS, LARGE_FILE } from './contents.ts'

/** Fills a data folder for the benchmark, unless it is filled: a process of its own, whose memory is then given back. */
const [data = ''] = process.argv.slice(2)
const tenant = await openTenant(data, { contents: 'empty' })
const { live, backups } = tenant
if ((await backups.points()).length === 0) {
  for (const count of FOLDERS) await generateMessages(tenant, 'employee', `Inbox/${count}`, count)
  await live.ensureMailFolder('employee', `Inbox/${EMPTY}`)
  const file = await largeFile(join(data, 'tmp'), LARGE_FILE.megabytes)
  await live.putStagedFile('employee', LARGE_FILE.name, file)
  await backups.backup()
}
process.stdout.write(`${basename(data)} is filled\n`)
