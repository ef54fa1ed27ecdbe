import { operation } from './operation.ts'
import { restoreParams } from './restores.ts'

/** UTF-8 with a byte order mark; cells that a spreadsheet would take for a formula begin with an apostrophe. */
export const exportRestore = operation({
  method: 'get',
  path: '/restores/:restore/export',
  summary: 'All items of a restore and what became of them, as CSV',
  audit: { none: 'their own restores' },
  params: restoreParams,
  bytes: true,
})
