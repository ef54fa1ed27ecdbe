import { makeStyles, mergeClasses, SearchBox, Select, tokens } from '@fluentui/react-components'
import type { RestoreItemStatus } from '@restore-portal/bff/contract/restore-records'
import type { RestoreDetail } from '@restore-portal/bff/contract/restores'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { plainList } from '../../components/card.ts'
import { Pager } from '../../components/pager.tsx'
import { ProblemMessage } from '../../components/problem-message.tsx'
import { formatCount } from '../../lib/format.ts'
import { phone } from '../../lib/layout.ts'
import { useDebounced } from '../../lib/use-debounced.ts'
import { itemPageSize, restoreItemsQuery } from './api/restores.ts'
import { RestoredItem } from './restored-item.tsx'
import { Section } from './section.tsx'

const useStyles = makeStyles({
  filter: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 220px)',
    gap: tokens.spacingHorizontalS,
    [phone]: { gridTemplateColumns: 'minmax(0, 1fr)' },
    '@media print': { display: 'none' },
  },
  search: { maxWidth: 'none' },
  list: plainList,
  stale: { opacity: 0.6 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
})

const order: RestoreItemStatus[] = ['failed', 'warning', 'waiting', 'skipped', 'restored']
/** Fewer are seen at a glance. */
const worthFiltering = 10

/** What became of each item. */
export const RestoreItems = ({ restore }: { restore: RestoreDetail }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const [status, setStatus] = useState<RestoreItemStatus>()
  const [text, setText] = useState('')
  const [page, setPage] = useState(0)
  const q = useDebounced(text.trim(), 300)
  const filter = { ...(status && { status }), ...(q !== '' && { q }) }
  const { data, error, isPlaceholderData, refetch } = useQuery(
    restoreItemsQuery(restore.id, restore.counts, filter, page),
  )
  if (error) return <ProblemMessage error={error} onRetry={() => void refetch()} />
  const all = Object.values(restore.statuses).reduce((sum, count) => sum + count, 0)
  const filtered = status !== undefined || q !== ''
  if (!data || (data.total === 0 && !filtered && page === 0)) return null
  return (
    <Section heading={t('restores.items')}>
      {all > worthFiltering || filtered ? (
        <div className={styles.filter}>
          <SearchBox
            className={styles.search}
            value={text}
            maxLength={200}
            aria-label={t('restores.itemText')}
            placeholder={t('restores.itemText')}
            onChange={(_, { value }) => {
              setText(value)
              setPage(0)
            }}
          />
          <Select
            aria-label={t('restores.itemStatusLabel')}
            value={status ?? ''}
            onChange={(_, { value }) => {
              setStatus(order.find((each) => each === value))
              setPage(0)
            }}
          >
            <option value="">{t('restores.allItems', { formatted: formatCount(all) })}</option>
            {order
              .filter((each) => restore.statuses[each] > 0 || each === status)
              .map((each) => (
                <option key={each} value={each}>
                  {`${t(`restores.itemStatus.${each}`)} (${formatCount(restore.statuses[each])})`}
                </option>
              ))}
          </Select>
        </div>
      ) : null}
      {data.total === 0 ? <p className={styles.quiet}>{t('restores.noItemFits')}</p> : null}
      <ul className={mergeClasses(styles.list, isPlaceholderData && styles.stale)} aria-label={t('restores.items')}>
        {data.items.map((item) => (
          <RestoredItem key={item.number} item={item} />
        ))}
      </ul>
      <Pager label={t('restores.pager.items')} page={page} size={itemPageSize} total={data.total} onPage={setPage} />
    </Section>
  )
}
