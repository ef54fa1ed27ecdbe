import { makeStyles, SearchBox, Select, tokens } from '@fluentui/react-components'
import { accessKind } from '@restore-portal/bff/contract/access-history'
import { useTranslation } from 'react-i18next'
import { phone } from '../../lib/layout.ts'
import { useSettlingText } from '../../lib/use-settling-text.ts'
import { type AccessHistorySearch, periods } from './search-params.ts'

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(180px, 1.6fr) repeat(3, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalS,
    [phone]: { gridTemplateColumns: '1fr 1fr' },
    '@media print': { display: 'none' },
  },
  wide: { maxWidth: 'none', [phone]: { gridColumn: '1 / -1' } },
})

interface FilterBarProps {
  search: AccessHistorySearch
  people: readonly { id: string; name: string }[]
  onMove: (change: Partial<AccessHistorySearch>) => void
}

/** Narrows the access history. */
export const FilterBar = ({ search, people, onMove }: FilterBarProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const [text, setText] = useSettlingText(search.q, 300, (q) => onMove({ q }))
  return (
    <search className={styles.root}>
      <SearchBox
        className={styles.wide}
        value={text}
        maxLength={200}
        aria-label={t('accessHistory.filter.text')}
        placeholder={t('accessHistory.filter.text')}
        onChange={(_, { value }) => setText(value)}
      />
      <Select
        className={styles.wide}
        aria-label={t('accessHistory.filter.who.label')}
        value={search.who ?? ''}
        onChange={(_, { value }) => onMove({ who: value || undefined })}
      >
        <option value="">{t('accessHistory.filter.who.others')}</option>
        <option value="everyone">{t('accessHistory.filter.who.everyone')}</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Select
        aria-label={t('accessHistory.filter.kind.label')}
        value={search.did ?? ''}
        onChange={(_, { value }) => onMove({ did: accessKind.options.find((kind) => kind === value) })}
      >
        <option value="">{t('accessHistory.filter.kind.any')}</option>
        {accessKind.options.map((kind) => (
          <option key={kind} value={kind}>
            {t(`accessHistory.filter.kind.${kind}`)}
          </option>
        ))}
      </Select>
      <Select
        aria-label={t('accessHistory.filter.period.label')}
        value={search.period ?? ''}
        onChange={(_, { value }) => onMove({ period: periods.find((period) => period === value) })}
      >
        <option value="">{t('accessHistory.filter.period.any')}</option>
        {periods.map((period) => (
          <option key={period} value={period}>
            {t(`accessHistory.filter.period.${period}`)}
          </option>
        ))}
      </Select>
    </search>
  )
}
