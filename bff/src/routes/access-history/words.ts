import type { AuditAction } from '../../../contract/audit-actions.ts'
import type { AccessRow } from '../../store/access-history.ts'

/** For the CSV file alone; what is on screen is the page's to say. */
const words: Partial<Record<AuditAction, string>> = {
  acting_started: 'Began to act for you',
  folders_listed: 'Looked at the folders',
  list_opened: 'Opened a folder',
  searched: 'Searched',
  compared: 'Compared two moments',
  item_shown: 'Opened',
  versions_listed: 'Looked at the versions',
  version_shown: 'Opened an earlier version',
  attachment_shown: 'Opened an attachment',
  uncovered: 'Uncovered',
  downloaded: 'Downloaded',
  restore_previewed: 'Checked what a restore would change',
  restore_started: 'Restored',
  restore_stopped: 'Stopped a restore',
  restore_decided: 'Decided how a restore goes on',
}

export const wordsOf = (action: AuditAction): string => words[action] ?? action

export const workloadWords = ({ workload }: Pick<AccessRow, 'workload'>): string =>
  workload === 'mail' ? 'Mail' : workload === 'onedrive' ? 'OneDrive' : ''
