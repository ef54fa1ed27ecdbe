import { z } from 'zod'
import { operation } from './operation.ts'
import { restoreWish } from './restores.ts'
import { content, covered } from './shared.ts'

const counts = z.object({
  total: z.int(),
  /** No longer there: will be put back. */
  missing: z.int(),
  /** There, with other contents, or, for files, an earlier version than was chosen. */
  changed: z.int(),
  /** There as in the backup. */
  identical: z.int(),
  /** Not compared: there are too many, or the backup server took too long. */
  unknown: z.int(),
})

/**
 * What to tell the person before they confirm. `count` is how many items it is about; `names` some of them.
 *
 * - `still-there`: mail that is in the mailbox as it was; restoring makes no copy of it
 * - `not-replaced`: mail that has changed; left as it is, unless changed items are to be replaced as well
 * - `replaced`: mail or files that will be overwritten
 * - `copies`: files that are there already: a second one is put beside them
 * - `one-note`: OneNote, which cannot be restored with the application's permission, and is left out
 * - `later-work`: files changed after the chosen restore point, which would be replaced
 * - `folder-created`: the folder to restore into does not exist yet (`names` is its name)
 * - `old-comparison`: the latest backup is more than a day old; the live mailbox or drive may differ from it
 */
export const restoreWarning = z.object({
  code: z.enum([
    'still-there',
    'not-replaced',
    'replaced',
    'copies',
    'one-note',
    'later-work',
    'folder-created',
    'old-comparison',
  ]),
  count: z.int(),
  names: z.array(content).max(5),
  covered,
})

export const restorePreview = z.object({
  /** Of the latest backup, with which everything was compared; null where a workload has none. */
  comparedWith: z.object({ mail: z.iso.datetime().nullable(), onedrive: z.iso.datetime().nullable() }),
  mail: counts,
  onedrive: counts,
  /** Bytes to restore, of files alone. */
  size: z.int(),
  warnings: z.array(restoreWarning),
  /** Items that would be left out whatever is chosen (`one-note`). */
  leftOut: z.int(),
  /** A reason has to be given: set by the administrator. Never while acting for someone: it was given then. */
  reasonRequired: z.boolean(),
  /** How it has to look, in the administrator's words. */
  reasonHint: z.string().nullable(),
  /** Whose permission puts things back: `delegated` asks the person to enter a code at Microsoft. */
  permission: z.enum(['application', 'delegated']),
})

export type RestorePreview = z.output<typeof restorePreview>
export type RestoreWarning = z.output<typeof restoreWarning>

/** May take some seconds for tens of thousands of items. Nothing is written anywhere. */
export const previewRestore = operation({
  method: 'post',
  path: '/restore-preview',
  summary: 'What a restore would put back, replace and leave as it is, by the latest backup',
  audit: 'restore_previewed',
  body: restoreWish,
  response: restorePreview,
})
