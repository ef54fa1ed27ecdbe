import { buildIfStale } from './build.ts'
import { keepSeedForRun } from './fresh-data.ts'

/** Before any test of a run: the portal serves the pages that are built, and sandboxes are seeded once. */
export default async function setUp(): Promise<() => Promise<void>> {
  await buildIfStale()
  return await keepSeedForRun()
}
