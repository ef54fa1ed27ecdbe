import { buildIfStale } from './build.ts'

/** Before any test of a run: the portal serves the pages that are built. */
export default buildIfStale
