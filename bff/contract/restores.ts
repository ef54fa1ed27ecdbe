import { z } from 'zod'
import { operation } from './operation.ts'
import { point, portalId, scope } from './shared.ts'

export const workload = z.enum(['mail', 'onedrive'])

export const restoreOptions = z.object({
  mail: z
    .object({
      /** Put back what is no longer in the mailbox. */
      missing: z.boolean().default(true),
      /** Also replace what has changed since. */
      changed: z.boolean().default(false),
      markUnread: z.boolean().default(false),
      /** Restore into this folder instead of the original place; created where missing. */
      folder: z.string().trim().min(1).max(255).optional(),
    })
    .prefault({}),
  onedrive: z
    .object({
      /** What to do where a file of that name exists: keep both, or replace it. */
      existing: z.enum(['keep', 'replace']).default('keep'),
      versions: z.enum(['last', 'all']).default('last'),
    })
    .prefault({}),
})

export const restoreRequest = z.object({
  scope,
  items: z.array(z.object({ workload, point, id: portalId })).max(50_000),
  options: restoreOptions.prefault({}),
  reason: z.string().trim().max(500).optional(),
})

/** `unknown`: the portal cannot tell whether the backup server carried the request out. */
export const restoreState = z.enum(['waiting', 'working', 'finished', 'unknown'])
export const restoreResult = z.enum(['success', 'warning', 'failed', 'stopped'])

export const restore = z.object({
  id: portalId,
  scope,
  createdAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  state: restoreState,
  result: restoreResult.nullable(),
  workloads: z.array(workload),
  /** Name of the first thing chosen, to recognise the restore by, and how many were: a folder is one. */
  title: z.string(),
  chosen: z.int(),
  counts: z.object({ total: z.int(), restored: z.int(), skipped: z.int(), failed: z.int() }),
  reason: z.string(),
})

export const restoreItem = z.object({
  name: z.string(),
  workload,
  status: z.enum(['waiting', 'restored', 'skipped', 'warning', 'failed']),
  /** What the backup server says about it. */
  message: z.string(),
})

export const restoreDetail = restore.extend({
  options: restoreOptions,
  items: z.array(restoreItem),
  events: z.array(
    z.object({
      time: z.iso.datetime(),
      status: z.enum(['running', 'success', 'warning', 'failed']),
      message: z.string(),
    }),
  ),
})

export type Workload = z.output<typeof workload>
export type RestoreOptions = z.output<typeof restoreOptions>
export type RestoreRequest = z.output<typeof restoreRequest>
export type Restore = z.output<typeof restore>
export type RestoreItem = z.output<typeof restoreItem>
export type RestoreDetail = z.output<typeof restoreDetail>

/** Needs an `Idempotency-Key` header: the same key with the same list answers with the restore already started. */
export const startRestore = operation({
  method: 'post',
  path: '/restores',
  summary: 'Restore a list of items',
  body: restoreRequest,
  response: restore,
  status: 202,
})

export const listRestores = operation({
  method: 'get',
  path: '/restores',
  summary: 'The restores of the signed-in person, newest first',
  response: z.object({ restores: z.array(restore) }),
})

export const getRestore = operation({
  method: 'get',
  path: '/restores/:restore',
  summary: 'One restore with what became of each item',
  params: z.object({ restore: portalId }),
  response: restoreDetail,
})

export const stopRestore = operation({
  method: 'post',
  path: '/restores/:restore/stop',
  summary: 'Stop a restore; what is restored stays',
  params: z.object({ restore: portalId }),
  status: 202,
})
