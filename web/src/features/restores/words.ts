import type { Restore } from '@restore-portal/bff/contract/restores'
import type { TFunction } from 'i18next'
import { formatCount, formatList } from '../../lib/format.ts'

/** "Budget.xlsx and 4 more": how a restore is recognised. */
export const titleWords = ({ title, chosen }: Pick<Restore, 'title' | 'chosen'>, t: TFunction): string => {
  const name = title.trim() || t('common.noSubject')
  const more = chosen - 1
  return more > 0 ? t('restores.titleMore', { name, count: more, formatted: formatCount(more) }) : name
}

/** "12 restored and 3 were still there": only what there is. */
export const countWords = ({ counts, state }: Pick<Restore, 'counts' | 'state'>, t: TFunction): string => {
  const parts = (['restored', 'skipped', 'failed'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => t(`restores.counts.${kind}`, { count: counts[kind], formatted: formatCount(counts[kind]) }))
  if (parts.length > 0) return formatList(parts)
  return state === 'finished' ? t('restores.nothingDone') : ''
}

export const doneOf = ({ counts }: Pick<Restore, 'counts'>): number => counts.restored + counts.skipped + counts.failed

export const progressWords = (restore: Pick<Restore, 'counts'>, t: TFunction): string =>
  t('restores.of', { done: formatCount(doneOf(restore)), total: formatCount(restore.counts.total) })

/** What it means for the person, in one sentence. */
export const meaningOf = (restore: Pick<Restore, 'state' | 'result' | 'workloads'>, t: TFunction): string => {
  const { state, result, workloads } = restore
  if (state !== 'finished') return t(`restores.sentences.${state}`)
  if (result === 'success') return t(`restores.sentences.success.${workloads[0] ?? 'mail'}`)
  return result === null ? '' : t(`restores.sentences.${result}`)
}
