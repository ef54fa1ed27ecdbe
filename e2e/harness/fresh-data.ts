import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runOn } from '../sandbox/commands/run.ts'
import { tenantFolder } from '../sandbox/sandbox.ts'
import { companies } from '../sandbox/tenant/companies.ts'
import { openTenant } from '../sandbox/tenant/tenant.ts'

/** Names the folder that sandboxes of a test run are copied from; processes of the run inherit it. */
const VARIABLE = 'SANDBOX_SEED'

/** Chooses the folder; what it answers removes it. It is filled by whoever needs it first, so not for unit tests. */
export async function keepSeedForRun(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-seed-'))
  process.env[VARIABLE] = folder
  return () => rm(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** Makes a sandbox's data folder that is as freshly seeded. */
export async function makeFreshData(data: string, tenants = 1): Promise<void> {
  const seed = process.env[VARIABLE]
  for (const [index, company] of companies.slice(0, tenants).entries()) {
    const folder = tenantFolder(data, index)
    if (seed === undefined) {
      await openTenant(folder, { company })
      continue
    }
    const like = tenantFolder(seed, index)
    // One fills it, the others wait, as long as a busy machine takes.
    await runOn(like, async () => {}, { company }, 100_000)
    await openTenant(folder, { company, like })
  }
}
