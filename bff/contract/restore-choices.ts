import { z } from 'zod'
import { point, portalId, searchText } from './shared.ts'

export const workload = z.enum(['mail', 'onedrive'])

/** `item`: a message or a file. `folder`: with all that is in it. `search`: all that matches. */
export const choiceKind = z.enum(['item', 'folder', 'search'])

/** One thing chosen to be restored: a message, a file or one version of it, a folder, or a whole search. */
export const restoreChoice = z
  .object({
    workload,
    point,
    kind: choiceKind.default('item'),
    /** Of the message, file or folder; of a search, the folder to search in, or absent for everywhere. */
    id: portalId.optional(),
    /** A file as it was in this version, by its `versionId`. */
    version: z.int32().nonnegative().optional(),
    /** What to search for, as in `/search`. */
    q: searchText.optional(),
  })
  .refine(({ kind, id }) => kind === 'search' || id !== undefined, { path: ['id'], error: 'is missing' })
  .refine(({ kind, q }) => (kind === 'search') === (q !== undefined), {
    path: ['q'],
    error: 'goes with a search, and a search with it',
  })
  .refine(({ workload, kind, version }) => version === undefined || (workload === 'onedrive' && kind === 'item'), {
    path: ['version'],
    error: 'only a file has versions',
  })

export type Workload = z.output<typeof workload>
export type ChoiceKind = z.output<typeof choiceKind>
export type RestoreChoice = z.output<typeof restoreChoice>
