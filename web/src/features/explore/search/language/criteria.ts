import type { Workload } from '../../place.ts'

/**
 * What can be asked of messages and of files. All but `date` and `kind`, which mean the like in both, are VB365's own.
 *
 * @see https://helpcenter.veeam.com/docs/vbo365/guide/appendix_search.html?ver=80
 */
const criteria = {
  from: ['mail'],
  to: ['mail'],
  cc: ['mail'],
  bcc: ['mail'],
  subject: ['mail'],
  body: ['mail'],
  attachments: ['mail'],
  hasattachments: ['mail'],
  importance: ['mail'],
  isread: ['mail'],
  category: ['mail'],
  received: ['mail'],
  sent: ['mail'],
  filename: ['onedrive'],
  ext: ['onedrive'],
  datemodified: ['onedrive'],
  size: ['mail', 'onedrive'],
  /** Days as the person's calendar has them. */
  date: ['mail', 'onedrive'],
  /** Of a file, or of something attached. */
  kind: ['mail', 'onedrive'],
} as const satisfies Record<string, readonly Workload[]>

export type Criterion = keyof typeof criteria

export const isCriterion = (name: string): name is Criterion => Object.hasOwn(criteria, name.toLowerCase())

export const appliesTo = (criterion: Criterion, workload: Workload): boolean =>
  (criteria[criterion] as readonly Workload[]).includes(workload)
