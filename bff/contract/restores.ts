import { z } from 'zod'
import { operation } from './operation.ts'
import { restoreChoice, workload } from './restore-choices.ts'
import { content, covered, portalId, scope } from './shared.ts'

export { type Workload, workload } from './restore-choices.ts'

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

/** As many as a request may name, and as many as its folders and searches may hold. */
export const MOST_ITEMS = 50_000

/** What to restore and how: the things named, or all that is on the restore list. */
export const restoreWish = z
  .object({
    scope,
    items: z.array(restoreChoice).max(MOST_ITEMS).optional(),
    /** The restore list as the person saw it; changed meanwhile, it is refused (409 `restore_list_changed`). */
    list: z.object({ revision: z.int() }).optional(),
    options: restoreOptions.prefault({}),
  })
  .refine(({ items, list }) => (items === undefined) !== (list === undefined), {
    path: ['items'],
    error: 'either items or list',
  })

/** Started from the restore list, it takes off it what it restores. */
export const restoreRequest = restoreWish.safeExtend({
  /** May be left out while acting for someone: the reason given then counts. At most 500 characters, no controls. */
  reason: z.string().optional(),
})

/**
 * `waiting`: not asked for yet, or not all of it; goes on by itself unless `paused` says what it waits for.
 * `unknown`: the portal cannot tell whether the backup server carried a request out; the person decides.
 */
export const restoreState = z.enum(['waiting', 'working', 'finished', 'unknown'])
export const restoreResult = z.enum(['success', 'warning', 'failed', 'stopped'])

/**
 * Why a restore stands still:
 * - `sign-in`: the person signed out in the middle; what was not yet asked for is when they say so (`/resume`)
 * - `turn`: other restores of the person come first
 * - `busy`, `unreachable`: the backup server wants to be asked later, or cannot be reached; tried again by itself
 * - `code`: the person has to enter `permission.userCode` at Microsoft
 */
export const restorePause = z.enum(['sign-in', 'turn', 'busy', 'unreachable', 'code'])

export const restoreCounts = z.object({ total: z.int(), restored: z.int(), skipped: z.int(), failed: z.int() })

export const restore = z.object({
  id: portalId,
  scope,
  /** Whose data it is; null: one's own. */
  person: z.object({ name: z.string(), email: z.string() }).nullable(),
  /** `elsewhere`: made in another portal or by an administrator; the backup server told of it. */
  origin: z.enum(['portal', 'elsewhere']),
  createdAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  state: restoreState,
  result: restoreResult.nullable(),
  paused: restorePause.nullable(),
  workloads: z.array(workload),
  /** Name of the first thing chosen, to recognise the restore by, and how many were: a folder is one. */
  title: content,
  chosen: z.int(),
  counts: restoreCounts,
  reason: z.string(),
  /** The restore whose failed items this one restores again. */
  repeats: portalId.nullable(),
  covered,
})

/** What moves while a restore runs: sent by `/restore-progress`, and part of the detail. */
export const restoreProgress = restore
  .pick({ id: true, state: true, result: true, paused: true, counts: true })
  .extend({
    /** Items a second, of late; null until it can be told. */
    rate: z.number().nullable(),
    /** Seconds; null until it can be told. */
    secondsLeft: z.int().nullable(),
  })

export const restoreDetail = restore.extend({
  ...restoreProgress.pick({ rate: true, secondsLeft: true }).shape,
  /** Null where the portal did not make the restore. */
  options: restoreOptions.nullable(),
  /** How many items stand how: what the filter of the items offers. */
  statuses: z.object({
    waiting: z.int(),
    restored: z.int(),
    skipped: z.int(),
    warning: z.int(),
    failed: z.int(),
  }),
  /** What can be asked for now. */
  can: z.object({ stop: z.boolean(), check: z.boolean(), resume: z.boolean(), repeat: z.boolean() }),
  /** Delegated permission, while the person's part is due. */
  permission: z.object({ userCode: z.string(), verificationUrl: z.url(), expiresAt: z.iso.datetime() }).nullable(),
})

export type RestoreOptions = z.output<typeof restoreOptions>
export type RestoreWish = z.output<typeof restoreWish>
export type RestoreRequest = z.output<typeof restoreRequest>
export type Restore = z.output<typeof restore>
export type RestorePause = z.output<typeof restorePause>
export type RestoreProgress = z.output<typeof restoreProgress>
export type RestoreDetail = z.output<typeof restoreDetail>

export const restoreParams = z.object({ restore: portalId })

/** Which part of a list of restores, items or events. */
export const restoreWindow = {
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
}

/** Needs an `Idempotency-Key` header: the same key with the same list answers with the restore already started. */
export const startRestore = operation({
  method: 'post',
  path: '/restores',
  summary: 'Restore a list of things, or the restore list',
  audit: 'restore_started',
  body: restoreRequest,
  response: restore,
  status: 202,
})

export const listRestores = operation({
  method: 'get',
  path: '/restores',
  summary: 'The restores of the signed-in person, newest first, also those made elsewhere',
  audit: { none: 'their own restores' },
  query: z.object({
    ...restoreWindow,
    from: z.iso.datetime().optional(),
    to: z.iso.datetime().optional(),
    /** `open`: waiting, working or unknown. */
    status: z.enum(['open', 'unknown', ...restoreResult.options]).optional(),
    workload: workload.optional(),
    /** Of one's own data, or of one person alone. */
    scope: scope.optional(),
    origin: restore.shape.origin.optional(),
    /** In the title, the reason or the name of an item. */
    q: z.string().trim().max(200).default(''),
  }),
  response: z.object({
    restores: z.array(restore),
    offset: z.int(),
    total: z.int(),
    /** False: the backup server could not be asked for restores made elsewhere; the others are all here. */
    complete: z.boolean(),
  }),
})

export const getRestore = operation({
  method: 'get',
  path: '/restores/:restore',
  summary: 'How one restore stands',
  audit: { none: 'their own restores' },
  params: restoreParams,
  response: restoreDetail,
})

export const stopRestore = operation({
  method: 'post',
  path: '/restores/:restore/stop',
  summary: 'Stop a restore; what is restored stays',
  audit: 'restore_stopped',
  params: restoreParams,
  status: 202,
})
