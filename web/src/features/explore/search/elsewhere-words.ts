import type { TFunction } from 'i18next'
import { formatList } from '../../../lib/format.ts'
import type { Workload } from '../place.ts'
import type { Criterion } from './language/criteria.ts'

/** Why nothing is looked for here: conditions that only messages, or only files, can meet. */
export const elsewhereWords = (criteria: Criterion[], workload: Workload, t: TFunction): string =>
  t(`search.elsewhere.${workload}`, {
    count: criteria.length,
    names: formatList(criteria.map((criterion) => t('search.quoted', { name: t(`search.criteria.${criterion}`) }))),
  })
