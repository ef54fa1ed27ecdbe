import { z } from 'zod'
import { operation } from './operation.ts'
import { workload } from './restore-choices.ts'
import { pointParams, portalId } from './shared.ts'

/**
 * Where contents are covered (`covered` of the acting), rows say `covered: true` and their words are empty: subjects,
 * senders, recipients, names of files, who changed them, what the backup server says of them. Folder names, dates,
 * sizes, kinds and counts stay. Lists with a covered row say `covered: true` as well:
 *
 * - order: what would sort by hidden words sorts by date
 * - filter and search by words look into what has been shown alone; a search by dates, size, importance, attachments
 *   or read state finds everything, covered
 *
 * Contents themselves (`…/content`, attachments, downloads) answer 403 `content_covered` until shown, and so does putting
 * a search by words on the restore list. Restoring needs no showing.
 *
 * What was shown stays so, at every restore point, until the acting ends. Each showing is recorded. After it, what the
 * page holds of that folder or item has to be asked for anew.
 */
export const showContents = operation({
  method: 'post',
  path: '/scopes/:scope/points/:point/shown',
  summary: 'Show what is covered: one item, or all items that lie directly in one folder',
  audit: 'uncovered',
  params: pointParams,
  body: z.object({ workload, kind: z.enum(['item', 'folder']), id: portalId }),
})
