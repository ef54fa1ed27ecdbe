import { z } from 'zod'
import { operation } from './operation.ts'
import { choiceKind, restoreChoice, workload } from './restore-choices.ts'
import { content, covered, portalId, scope, searchText } from './shared.ts'

/** As many as a list can hold; a folder or a search is one, whatever is in it. */
export const MOST_ENTRIES = 50_000
/** As many as one request may add or take off. */
export const MOST_AT_ONCE = 10_000

/** What was collected for restoring: kept per person and scope, on all of the person's devices, until it is restored. */
export const restoreListEntry = z.object({
  id: portalId,
  addedAt: z.iso.datetime(),
  workload,
  kind: choiceKind,
  /** The restore point it was found in, never `latest`. */
  point: z.iso.datetime(),
  /** Found in "all time", up to that point: it may have been deleted before. Its address has `all` as the point. */
  allTime: z.boolean(),
  /** Of the thing, in the portal's addresses; null for a search in everything. */
  item: portalId.nullable(),
  /** Set where one version of a file was chosen, not the file as it is at the point. */
  version: z.object({ id: z.int(), name: z.string() }).nullable(),
  /** What is searched for. */
  q: z.string().nullable(),
  /** Subject, file or folder name, or a search as it was typed; may be empty (no subject; the top of a mailbox or drive). Of a folder never covered. */
  name: content,
  /** Names of the folders that it is in, from the top; null where that is not known. */
  folder: z.array(z.string()).nullable(),
  /** Bytes; null where not known: VB365 tells them of files alone. */
  size: z.int().nullable(),
  /** The backup server no longer has the restore point: remove it, or choose it again from another point. */
  gone: z.boolean(),
  /** Cannot be restored with the portal's permission, only downloaded: OneNote. */
  oneNote: z.boolean(),
  covered,
})

export const restoreListSummary = z.object({
  /** Changes with every change of the list: names what the person saw when they confirm. */
  revision: z.int(),
  entries: z.int(),
  counts: z.object({
    mail: z.object({ items: z.int(), folders: z.int(), searches: z.int() }),
    onedrive: z.object({ items: z.int(), folders: z.int(), searches: z.int() }),
  }),
  /** Bytes of the files in it, those in folders and searches aside. */
  size: z.int(),
  /** Entries whose restore point is gone. They keep the list from being restored until they are taken off. */
  gone: z.int(),
})

export type RestoreListEntry = z.output<typeof restoreListEntry>
export type RestoreListSummary = z.output<typeof restoreListSummary>

const params = z.object({ scope })

export const getRestoreList = operation({
  method: 'get',
  path: '/scopes/:scope/restore-list',
  summary: 'How much is in the restore list, and a window of its entries, newest first',
  audit: { none: 'names what was put on it from lists that are on record' },
  params,
  query: z.object({
    offset: z.coerce.number().int().min(0).max(MOST_ENTRIES).default(0),
    /** 0: the summary alone. */
    limit: z.coerce.number().int().min(0).max(1000).default(200),
    workload: workload.optional(),
  }),
  response: restoreListSummary.extend({ items: z.array(restoreListEntry), offset: z.int(), total: z.int() }),
})

/** Each thing is checked against the backup. One that is not there, or not theirs, refuses all of them. */
export const addToRestoreList = operation({
  method: 'post',
  path: '/scopes/:scope/restore-list/entries',
  summary: 'Put things on the restore list; what is on it already stays there once',
  audit: { none: 'restores nothing and shows nothing' },
  params,
  body: z.object({
    entries: z
      .array(
        restoreChoice.safeExtend({
          /**
           * Where the page shows it: a folder, and the names that lead there from the top. Thousands from one folder are
           * checked at once with it, and the list can say where they are from.
           */
          folder: z.object({ id: portalId, path: z.array(z.string().max(400)).max(100) }).optional(),
          /** A search as the person typed it, whose `q` is in the backup server's syntax: its name on the list. */
          typed: searchText.optional(),
        }),
      )
      .min(1)
      .max(MOST_AT_ONCE),
  }),
  /** Ids of the entries, in the order of the request, of those that were there already too. */
  response: restoreListSummary.extend({ added: z.int(), ids: z.array(portalId) }),
})

export const removeFromRestoreList = operation({
  method: 'post',
  path: '/scopes/:scope/restore-list/removals',
  summary: 'Take things off the restore list; what is not on it is no error',
  audit: { none: 'restores nothing and shows nothing' },
  params,
  body: z.union([
    z.object({ ids: z.array(portalId).min(1).max(MOST_AT_ONCE) }),
    /** Those whose restore point is gone. */
    z.object({ gone: z.literal(true) }),
  ]),
  response: restoreListSummary.extend({ removed: z.int() }),
})

export const clearRestoreList = operation({
  method: 'delete',
  path: '/scopes/:scope/restore-list',
  summary: 'Empty the restore list',
  audit: { none: 'restores nothing and shows nothing' },
  params,
})
