import type { RestoreListSummary } from '@restore-portal/bff/contract/restore-list'
import type { Workload } from '@restore-portal/bff/contract/restores'
import type { TFunction } from 'i18next'
import { formatCount, formatList, formatSize } from '../../lib/format.ts'
import { workloads } from './lines.ts'

const kinds = ['items', 'folders', 'searches'] as const

/** "12 messages and 1 mail folder": what a workload has on the list. */
export const countWords = ({ counts }: Pick<RestoreListSummary, 'counts'>, workload: Workload, t: TFunction): string =>
  formatList(
    kinds
      .filter((kind) => counts[workload][kind] > 0)
      .map((kind) =>
        t(`restoreList.counts.${workload}.${kind}`, {
          count: counts[workload][kind],
          formatted: formatCount(counts[workload][kind]),
        }),
      ),
  )

/** All that is on the list, in one line; the size is that of files alone. */
export const summaryWords = (summary: RestoreListSummary, t: TFunction): string => {
  const parts = workloads.map((workload) => countWords(summary, workload, t)).filter(Boolean)
  const words = parts.join(' · ')
  return summary.size > 0 ? `${words} · ${t('restoreList.size', { size: formatSize(summary.size) })}` : words
}
