import type { AccessEntry } from '@restore-portal/bff/contract/access-history'
import type { TFunction } from 'i18next'
import { formatCount, formatDateTime } from '../../lib/format.ts'
import { isolate } from '../../lib/isolate.ts'

const told = [
  ...(['acting_started', 'folders_listed', 'list_opened', 'searched', 'compared', 'item_shown'] as const),
  ...(['versions_listed', 'version_shown', 'attachment_shown', 'uncovered', 'downloaded'] as const),
  ...(['restore_previewed', 'restore_started', 'restore_stopped', 'restore_decided'] as const),
]

/** What somebody did, after their name: "opened “Budget” in your mail". */
export function didWords({ action, workload, name, q, count }: AccessEntry, t: TFunction): string {
  const more = (count ?? 1) - 1
  const known = told.find((each) => each === action)
  const context = name === '' ? undefined : action === 'restore_started' && more > 0 ? 'more' : 'named'
  return t(`accessHistory.did.${known ?? 'other'}`, {
    ...(context && { context }),
    place: t(`accessHistory.places.${workload ?? 'any'}`),
    name: isolate(name),
    q: isolate(q ?? ''),
    more: formatCount(more),
  })
}

const moment = (point: string) => formatDateTime(new Date(point))

const isMoment = (point: string) => !Number.isNaN(Date.parse(point))

/** At which moment they looked; empty where it is the latest backup, or none. */
export function momentWords({ point, from, to }: AccessEntry, t: TFunction): string {
  if (from && to && isMoment(from)) {
    const [earlier, later] = [from, to].map((each) => (isMoment(each) ? moment(each) : t('points.latest')))
    return t('accessHistory.between', { from: earlier, to: later })
  }
  if (point === 'all') return t('accessHistory.allTime')
  return point && isMoment(point) ? t('accessHistory.inBackup', { moment: moment(point) }) : ''
}
