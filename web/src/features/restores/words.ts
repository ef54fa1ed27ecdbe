import type { Restore } from '@restore-portal/bff/contract/restores'
import type { TFunction } from 'i18next'
import { formatCount, formatList } from '../../lib/format.ts'
import type { RestoreNow } from './api/restores.ts'

/** A name alone is written in its own direction; a sentence with a name in it in the page's. */
export const titleDirection = ({ chosen }: Pick<Restore, 'chosen'>): 'auto' | undefined =>
  chosen > 1 ? undefined : 'auto'

/** "Budget.xlsx and 4 more": how a restore is recognised. */
export const titleWords = (
  { title, chosen, covered }: Pick<Restore, 'title' | 'chosen' | 'covered'>,
  t: TFunction,
): string => {
  if (covered && title === '') return t('cover.items', { count: chosen, formatted: formatCount(chosen) })
  const name = title.trim() || t('common.noSubject')
  const more = chosen - 1
  // Isolated: a name that runs from right to left must not take the rest along.
  return more > 0
    ? t('restores.titleMore', { name: `\u2068${name}\u2069`, count: more, formatted: formatCount(more) })
    : name
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

/** As people say how long something takes: the further off, the rougher. */
export const leftWords = (seconds: number, t: TFunction): string => {
  if (seconds < 60) return t('restores.left.soon')
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return t('restores.left.minutes', { count: minutes })
  return t('restores.left.hours', { count: Math.round(minutes / 60) })
}

/** "12 a second, about 3 minutes left": what can be told of it. */
export const paceWords = ({ rate, secondsLeft }: Pick<RestoreNow, 'rate' | 'secondsLeft'>, t: TFunction): string =>
  [
    rate
      ? t('restores.rate', { formatted: formatCount(rate < 10 ? Math.round(rate * 10) / 10 : Math.round(rate)) })
      : '',
    typeof secondsLeft === 'number' ? leftWords(secondsLeft, t) : '',
  ]
    .filter(Boolean)
    .join(' · ')

/** What it means for the person, in one sentence. */
export const meaningOf = (
  {
    state,
    result,
    workloads,
    counts,
    paused,
  }: Pick<Restore, 'state' | 'result' | 'workloads' | 'counts'> & Partial<Pick<Restore, 'paused'>>,
  t: TFunction,
): string => {
  if (paused && (state === 'waiting' || state === 'working')) return t(`restores.pauses.${paused}`)
  if (state !== 'finished') return t(`restores.sentences.${state}`)
  if (result === 'success' && counts.restored === 0 && counts.skipped > 0) return t('restores.sentences.nothingMissing')
  if (result === 'success')
    return t(`restores.sentences.success.${workloads.length > 1 ? 'both' : (workloads[0] ?? 'mail')}`)
  return result === null ? '' : t(`restores.sentences.${result}`)
}
