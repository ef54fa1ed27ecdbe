import { z } from 'zod'
import { operation } from './operation.ts'
import { workload } from './restore-choices.ts'
import { restoreParams, restoreWindow } from './restores.ts'
import { content, covered, portalId } from './shared.ts'

export const restoreItemStatus = z.enum(['waiting', 'restored', 'skipped', 'warning', 'failed'])

export const restoreItem = z.object({
  /** From 1, in the order in which they are asked for. */
  number: z.int(),
  name: content,
  workload,
  status: restoreItemStatus,
  /** What the backup server says about it. */
  message: content,
  /** Where it can be looked at: scope, point, id of an address; null where the portal did not make the restore. */
  place: z.object({ point: z.union([z.literal('all'), z.iso.datetime()]), id: portalId }).nullable(),
  covered,
})

export const restoreEvent = z.object({
  time: z.iso.datetime(),
  status: z.enum(['running', 'success', 'warning', 'failed']),
  message: content,
  covered,
})

export type RestoreItem = z.output<typeof restoreItem>
export type RestoreItemStatus = z.output<typeof restoreItemStatus>
export type RestoreEvent = z.output<typeof restoreEvent>

export const listRestoreItems = operation({
  method: 'get',
  path: '/restores/:restore/items',
  summary: 'What became of each item: failed ones first, then warnings, waiting, skipped and restored ones',
  audit: { none: 'their own restores' },
  params: restoreParams,
  query: z.object({
    ...restoreWindow,
    status: restoreItemStatus.optional(),
    /** In name or message. */
    q: z.string().trim().max(200).default(''),
  }),
  response: z.object({ items: z.array(restoreItem), offset: z.int(), total: z.int() }),
})

export const listRestoreEvents = operation({
  method: 'get',
  path: '/restores/:restore/events',
  summary: 'What the backup server logged, newest first',
  audit: { none: 'their own restores' },
  params: restoreParams,
  query: z.object(restoreWindow),
  response: z.object({ events: z.array(restoreEvent), offset: z.int(), total: z.int() }),
})
