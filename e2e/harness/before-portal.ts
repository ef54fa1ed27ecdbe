import { buildIfMissing } from './build.ts'

/** `npm run portal` in a fresh clone: without pages there is nothing to serve. */
await buildIfMissing()
