import type { Workload } from '@restore-portal/bff/contract/restores'
import type { TFunction } from 'i18next'

/** Names from the top, for people: drives and archives have none of their own. */
export const folderNames = (path: string[], workload: Workload, t: TFunction): string[] => {
  if (path.length === 0) return [t(workload === 'mail' ? 'compare.mailbox' : 'explore.unnamed.drive')]
  const nameOf = (name: string, depth: number) => {
    if (name.trim() !== '') return name
    return depth === 0 && workload === 'mail' ? t('explore.unnamed.archive-mailbox') : t('common.noName')
  }
  return path.map(nameOf)
}

/** First strong isolate and its end: a folder's name in another script must not turn the path around. */
const isolated = (name: string): string => `\u2068${name}\u2069`

/** Where a change is, as people read it: Projects › Harbour. */
export const folderName = (path: string[], workload: Workload, t: TFunction): string => {
  const names = folderNames(path, workload, t)
  return names.length === 1 ? names.join('') : names.map(isolated).join(' › ')
}
