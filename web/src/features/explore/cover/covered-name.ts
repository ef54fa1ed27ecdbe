import type { TFunction } from 'i18next'
import { formatDateTime } from '../../../lib/format.ts'

/** What is covered is told apart by when it is from. */
export const coveredName = (date: string | null, t: TFunction): string =>
  date === null ? t('cover.item') : t('cover.itemOf', { moment: formatDateTime(new Date(date)) })
