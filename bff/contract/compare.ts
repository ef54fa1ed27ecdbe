import { z } from 'zod'
import { mailItem } from './mail.ts'
import { driveItem } from './onedrive.ts'
import { operation } from './operation.ts'
import { moment, page, portalId, scope, window } from './shared.ts'

/**
 * `changed`: the same item, with other contents or in another folder. VB365 tells nothing of a message's body: that it
 * alone was edited, as in a draft, does not show.
 */
export const changeKind = z.enum(['added', 'changed', 'deleted'])

/** The names of the folders from the top, or from the folder that is compared; an archive is named by nothing. */
const folder = z.object({ id: portalId, path: z.array(z.string()) })

const changeOf = <T extends z.ZodType>(item: T) =>
  z.object({
    kind: changeKind,
    /** As it is at `to`; what was deleted, as it was at `from`: there it can be restored from. */
    item,
    /** Where it is, or was. */
    folder,
    /** Of what is `changed`: where it was at `from`, if that was another folder. */
    movedFrom: folder.nullable(),
  })

const comparisonOf = <W extends string, T extends z.ZodType>(workload: W, item: T) =>
  z.object({
    workload: z.literal(workload),
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    /** While false, counts and changes are those of the folders compared so far; what was moved may count twice. */
    complete: z.boolean(),
    /** Folders compared so far, and how many there are; null while they are looked for. */
    progress: z.object({ compared: z.int(), folders: z.int().nullable() }),
    counts: z.object({ added: z.int(), changed: z.int(), deleted: z.int() }),
    /** How the changes asked for lie in folders, in their order. In the first window alone: elsewhere it is empty. */
    groups: z.array(folder.extend({ count: z.int() })),
    changes: page(changeOf(item)),
  })

export const comparison = z.discriminatedUnion('workload', [
  comparisonOf('mail', mailItem),
  comparisonOf('onedrive', driveItem),
])

export type ChangeKind = z.output<typeof changeKind>
export type Comparison = z.output<typeof comparison>

export const compare = operation({
  method: 'get',
  path: '/scopes/:scope/compare',
  summary: 'What was added, changed and deleted between two moments',
  audit: 'compared',
  params: z.object({ scope }),
  query: z.object({
    workload: z.enum(['mail', 'onedrive']),
    from: moment,
    to: moment.default('latest'),
    /** This folder and those below it; all of the mailbox or drive without it. */
    folder: portalId.optional(),
    /** Changes of one kind alone. */
    kind: changeKind.optional(),
    ...window,
  }),
  response: comparison,
})
