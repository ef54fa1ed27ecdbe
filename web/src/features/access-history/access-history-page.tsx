import { Button, makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components'
import { FilterDismissRegular, ShieldCheckmarkRegular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/empty-state.tsx'
import { pageIntro, pageTitle, readingPage } from '../../components/page.ts'
import { Pager } from '../../components/pager.tsx'
import { ProblemMessage } from '../../components/problem-message.tsx'
import { formatDateTime } from '../../lib/format.ts'
import { accessHistoryQuery, pageSize } from './api/access-history.ts'
import { Entries } from './entries.tsx'
import { FilterBar } from './filter-bar.tsx'
import { HistoryActions } from './history-actions.tsx'
import { type AccessHistorySearch, filterOf, isFiltered } from './search-params.ts'
import { useVisit } from './use-visit.ts'

const useStyles = makeStyles({
  page: readingPage,
  title: pageTitle,
  intro: { ...pageIntro, '@media print': { display: 'none' } },
  printed: { display: 'none', margin: 0, '@media print': { display: 'block' } },
  skeleton: {
    display: 'grid',
    gap: tokens.spacingVerticalXL,
    padding: tokens.spacingHorizontalXL,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  foot: { '@media print': { display: 'none' } },
})

interface AccessHistoryPageProps {
  search: AccessHistorySearch
  onMove: (change: Partial<AccessHistorySearch>) => void
  /** For what is printed. */
  portalName: string
  person: string
}

/** Who did what with one's own data, newest first. */
export const AccessHistoryPage = ({ search, onMove, portalName, person }: AccessHistoryPageProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const page = (search.page ?? 1) - 1
  const filter = filterOf(search)
  const { data, error, isPlaceholderData, refetch } = useQuery(accessHistoryQuery(filter, page))
  const seen = useVisit(data?.asOf)
  const nobody = data?.total === 0 && !isFiltered(search) && !isPlaceholderData
  const move = (change: Partial<AccessHistorySearch>) => onMove({ page: undefined, ...change })
  return (
    <div className={styles.page}>
      <div>
        <h1 className={styles.title}>{t('accessHistory.title')}</h1>
        <p className={styles.intro}>{t('accessHistory.intro')}</p>
        <p className={styles.printed}>
          {t('accessHistory.printed', { portal: portalName, person, moment: formatDateTime(new Date()) })}
        </p>
      </div>
      {nobody ? null : <FilterBar search={search} people={data?.people ?? []} onMove={move} />}
      {error ? <ProblemMessage error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? (
        <Skeleton className={styles.skeleton} aria-label={t('common.loading')}>
          {[60, 45, 55].map((width) => (
            <SkeletonItem key={width} size={20} style={{ width: `${width}%` }} />
          ))}
        </Skeleton>
      ) : null}
      {nobody ? (
        <EmptyState
          icon={<ShieldCheckmarkRegular />}
          title={t('accessHistory.none')}
          help={t('accessHistory.noneHelp')}
        >
          <Button onClick={() => move({ who: 'everyone' })}>{t('accessHistory.showOwn')}</Button>
        </EmptyState>
      ) : data?.total === 0 ? (
        <EmptyState icon={<FilterDismissRegular />} title={t('accessHistory.noneFits')}>
          <Button onClick={() => move({ q: undefined, who: undefined, did: undefined, period: undefined })}>
            {t('accessHistory.showAll')}
          </Button>
        </EmptyState>
      ) : null}
      {data && data.entries.length > 0 ? (
        <>
          <Entries entries={data.entries} seen={seen} isStale={isPlaceholderData} />
          <HistoryActions filter={filter} />
        </>
      ) : null}
      {data ? (
        <div className={styles.foot}>
          <Pager
            label={t('accessHistory.pages')}
            page={page}
            size={pageSize}
            total={data.total}
            onPage={(next) => onMove({ page: next === 0 ? undefined : next + 1 })}
          />
        </div>
      ) : null}
    </div>
  )
}
