import {
  Button,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Skeleton,
  SkeletonItem,
  tokens,
} from '@fluentui/react-components'
import { FilterDismissRegular, HistoryRegular } from '@fluentui/react-icons'
import { ownScope } from '@restore-portal/bff/contract/shared'
import { useQuery } from '@tanstack/react-query'
import { card, plainList } from '../../components/card.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { pageIntro, pageTitle, readingPage } from '../../components/page.ts'
import { Pager } from '../../components/pager.tsx'
import { ProblemMessage } from '../../components/problem-message.tsx'
import { RouterButton } from '../../components/router-button.tsx'
import { useScope, useWhoseWords } from '../../lib/scope.tsx'
import { pageSize, restoresQuery } from './api/restores.ts'
import { FilterBar } from './filter-bar.tsx'
import { RestoreRow } from './restore-row.tsx'
import { filterOf, isFiltered, type RestoresSearch } from './search-params.ts'

const useStyles = makeStyles({
  page: readingPage,
  title: pageTitle,
  intro: pageIntro,
  list: {
    ...plainList,
    overflow: 'hidden',
    ...card,
  },
  stale: { opacity: 0.6 },
  skeleton: { display: 'grid', gap: tokens.spacingVerticalXL, padding: tokens.spacingHorizontalXL },
})

interface RestoresPageProps {
  search: RestoresSearch
  onMove: (change: Partial<RestoresSearch>) => void
}

/** All restores of the person, newest first. */
export const RestoresPage = ({ search, onMove }: RestoresPageProps) => {
  const t = useWhoseWords()
  const styles = useStyles()
  const scope = useScope()
  const page = (search.page ?? 1) - 1
  const { data, error, isPlaceholderData, refetch } = useQuery(
    restoresQuery({ ...filterOf(search), ...(scope !== ownScope && { scope }) }, page),
  )
  const filtered = isFiltered(search)
  const none = data?.total === 0
  const nothingYet = none && !filtered && !isPlaceholderData
  const move = (change: Partial<RestoresSearch>) => onMove({ page: undefined, ...change })
  const showAll = () =>
    move({
      q: undefined,
      period: undefined,
      from: undefined,
      to: undefined,
      status: undefined,
      workload: undefined,
      origin: undefined,
    })
  return (
    <div className={styles.page}>
      <div>
        <h1 className={styles.title}>{t('restores.title')}</h1>
        {nothingYet ? null : <p className={styles.intro}>{t('restores.intro')}</p>}
      </div>
      {nothingYet ? null : <FilterBar search={search} onMove={move} />}
      {error ? <ProblemMessage error={error} onRetry={() => void refetch()} /> : null}
      {data && !data.complete ? (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t('restores.incomplete')}</MessageBarBody>
        </MessageBar>
      ) : null}
      {data === undefined && !error ? (
        <div className={styles.list}>
          <Skeleton className={styles.skeleton} aria-label={t('common.loading')}>
            {[50, 35, 60].map((width) => (
              <SkeletonItem key={width} size={24} style={{ width: `${width}%` }} />
            ))}
          </Skeleton>
        </div>
      ) : null}
      {nothingYet ? (
        <EmptyState icon={<HistoryRegular />} title={t('restores.none')} help={t('restores.noneHelp')}>
          <RouterButton appearance="primary" to="/mail">
            {t('restoreList.openMail')}
          </RouterButton>
          <RouterButton to="/onedrive">{t('restoreList.openDrive')}</RouterButton>
        </EmptyState>
      ) : none ? (
        <EmptyState icon={<FilterDismissRegular />} title={t('restores.noneFits')}>
          <Button onClick={showAll}>{t('restores.showAll')}</Button>
        </EmptyState>
      ) : null}
      {data && data.restores.length > 0 ? (
        <ul
          className={isPlaceholderData ? `${styles.list} ${styles.stale}` : styles.list}
          aria-label={t('restores.list')}
          aria-busy={isPlaceholderData}
        >
          {data.restores.map((restore) => (
            <RestoreRow key={restore.id} restore={restore} />
          ))}
        </ul>
      ) : null}
      {data ? (
        <Pager
          label={t('restores.pager.label')}
          page={page}
          size={pageSize}
          total={data.total}
          onPage={(next) => onMove({ page: next === 0 ? undefined : next + 1 })}
        />
      ) : null}
    </div>
  )
}
