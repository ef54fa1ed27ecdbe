import { z } from 'zod'
import { operation } from './operation.ts'
import { scope } from './shared.ts'

export const restorePoint = z.object({
  /** Names the point in addresses: its time. */
  point: z.iso.datetime(),
  mail: z.boolean(),
  oneDrive: z.boolean(),
})

export type RestorePoint = z.output<typeof restorePoint>

export const listRestorePoints = operation({
  method: 'get',
  path: '/scopes/:scope/restore-points',
  summary: 'The moments that can be explored, newest first',
  audit: { none: 'tells when there are backups, nothing of what is in them' },
  params: z.object({ scope }),
  response: z.object({ points: z.array(restorePoint) }),
})
