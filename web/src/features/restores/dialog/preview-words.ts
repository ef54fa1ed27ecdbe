import type { RestorePreview, RestoreWarning } from '@restore-portal/bff/contract/restore-preview'
import type { Workload } from '@restore-portal/bff/contract/restores'
import type { TFunction } from 'i18next'
import { formatCount, formatDateTime, formatList } from '../../../lib/format.ts'

const words = (count: number) => ({ count, formatted: formatCount(count) })

/** "12 are missing and will be put back": what the latest backup tells, before anything is asked for. */
export const countsOf = (preview: RestorePreview, workload: Workload, t: TFunction): string[] => {
  const counts = preview[workload]
  const warned = new Set(preview.warnings.map(({ code }) => code))
  const sentences: string[] = []
  if (counts.total === 0) return sentences
  if (counts.missing > 0) sentences.push(t(`restorePreview.missing.${workload}`, words(counts.missing)))
  // Where a warning says what becomes of them, once is enough.
  const told = workload === 'mail' ? warned.has('still-there') : warned.has('copies') || warned.has('replaced')
  if (counts.identical > 0 && !told) sentences.push(t('restorePreview.identical', words(counts.identical)))
  if (counts.unknown > 0) sentences.push(t('restorePreview.unknown', words(counts.unknown)))
  return sentences
}

/** Enough to recognise what is meant. */
const shown = 3
const longest = 40

/** Anyone's text within a sentence: short, and, by its two marks, without a say in where the sentence runs. */
const nameWords = (name: string, t: TFunction): string => {
  const letters = [...(name.trim() || t('common.noSubject'))]
  const short = letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : letters.join('')
  return `\u2068${short}\u2069`
}

/** What the person should know, in sentences; the names only where they help to recognise what is meant. */
export const warningWords = (
  { code, count, names, covered }: RestoreWarning,
  preview: RestorePreview,
  t: TFunction,
): string => {
  const times = Object.values(preview.comparedWith).filter((time) => time !== null)
  const oldest = times.sort()[0]
  return t(`restorePreview.warnings.${code}`, {
    ...words(count),
    names: covered
      ? t('cover.names', { count: names.length || count })
      : formatList(names.slice(0, shown).map((name) => nameWords(name, t))),
    moment: oldest === undefined ? '' : formatDateTime(new Date(oldest)),
  })
}

/** What overwrites or leaves out deserves a sign; the rest is for information. */
export const isSerious = ({ code }: RestoreWarning): boolean =>
  code === 'replaced' || code === 'later-work' || code === 'one-note'
