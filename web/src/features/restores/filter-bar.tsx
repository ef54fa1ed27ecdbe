import { Input, Label, makeStyles, SearchBox, Select, tokens } from '@fluentui/react-components'
import { Fragment, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { phone } from '../../lib/layout.ts'
import { useSettlingText } from '../../lib/use-settling-text.ts'
import { periods, type RestoresSearch, statuses } from './search-params.ts'

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(180px, 1.6fr) repeat(4, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalS,
    [phone]: { gridTemplateColumns: '1fr 1fr' },
  },
  days: {
    gridColumn: '1 / -1',
    display: 'grid',
    gridTemplateColumns: 'repeat(4, auto)',
    justifyContent: 'start',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    [phone]: { gridTemplateColumns: 'auto 1fr', justifyContent: 'stretch' },
  },
  search: { maxWidth: 'none', [phone]: { gridColumn: '1 / -1' } },
})

interface FilterBarProps {
  search: RestoresSearch
  onMove: (change: Partial<RestoresSearch>) => void
}

/** Narrows the list of restores. */
export const FilterBar = ({ search, onMove }: FilterBarProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const id = useId()
  const [text, setText] = useSettlingText(search.q, 300, (q) => onMove({ q }))
  const choice = <Name extends 'period' | 'status' | 'workload' | 'origin'>(
    name: Name,
    labels: { label: string; any: string },
    options: readonly NonNullable<RestoresSearch[Name]>[],
    words: (option: NonNullable<RestoresSearch[Name]>) => string,
    rest: Partial<RestoresSearch> = {},
  ) => (
    <Select
      aria-label={labels.label}
      value={search[name] ?? ''}
      onChange={(_, { value }) => onMove({ [name]: options.find((option) => option === value), ...rest })}
    >
      <option value="">{labels.any}</option>
      {options.map((option) => (
        <option key={option} value={option}>
          {words(option)}
        </option>
      ))}
    </Select>
  )
  return (
    <search className={styles.root}>
      <SearchBox
        className={styles.search}
        value={text}
        maxLength={200}
        aria-label={t('restores.filter.text')}
        placeholder={t('restores.filter.text')}
        onChange={(_, { value }) => setText(value)}
      />
      {choice(
        'period',
        { label: t('restores.filter.period.label'), any: t('restores.filter.period.any') },
        periods,
        (period) => t(`restores.filter.period.${period}`),
        { from: undefined, to: undefined },
      )}
      {choice(
        'status',
        { label: t('restores.filter.status.label'), any: t('restores.filter.status.any') },
        statuses,
        (status) => t(`restores.filter.status.${status}`),
      )}
      {choice(
        'workload',
        { label: t('restores.filter.workload.label'), any: t('restores.filter.workload.any') },
        ['mail', 'onedrive'],
        (workload) => t(`restores.workloads.${workload}`),
      )}
      {choice(
        'origin',
        { label: t('restores.filter.origin.label'), any: t('restores.filter.origin.any') },
        ['portal', 'elsewhere'],
        (origin) => t(`restores.filter.origin.${origin}`),
      )}
      {search.period === 'days' ? (
        <div className={styles.days}>
          {(['from', 'to'] as const).map((side) => (
            <Fragment key={side}>
              <Label htmlFor={`${id}-${side}`}>{t(`restores.filter.days.${side}`)}</Label>
              <Input
                id={`${id}-${side}`}
                type="date"
                max="9999-12-31"
                value={search[side] ?? ''}
                onChange={(_, { value }) => onMove({ [side]: value === '' ? undefined : value })}
              />
            </Fragment>
          ))}
        </div>
      ) : null}
    </search>
  )
}
