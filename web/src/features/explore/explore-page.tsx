import { Button, makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components'
import { CalendarCancelRegular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { EmptyState } from '../../components/empty-state.tsx'
import { ProblemMessage } from '../../components/problem-message.tsx'
import { formatMoment } from '../../lib/format.ts'
import { findPoint, pointsQuery } from '../../lib/restore-points.ts'
import { useWhoseWords } from '../../lib/scope.tsx'
import { Explorer, type ExplorerProps } from './frame/explorer.tsx'
import type { Row } from './source.ts'

const useStyles = makeStyles({
  pad: { padding: tokens.spacingHorizontalXXL },
  skeleton: { display: 'grid', gap: tokens.spacingVerticalL, padding: tokens.spacingHorizontalXXL },
})

type ExplorePageProps<R extends Row> = Omit<ExplorerProps<R>, 'place' | 'points' | 'latest'> & { scope: string }

/** Mail or OneDrive at one moment: finds the moment first, or says why there is none. */
export const ExplorePage = <R extends Row>({ scope, ...props }: ExplorePageProps<R>) => {
  const t = useWhoseWords()
  const styles = useStyles()
  const { workload } = props.source
  const points = useQuery(pointsQuery(scope))

  if (points.isLoadingError) {
    return (
      <div className={styles.pad}>
        <ProblemMessage error={points.error} onRetry={() => void points.refetch()} />
      </div>
    )
  }
  if (!points.data) {
    return (
      <Skeleton className={styles.skeleton} aria-label={t('common.loading')}>
        <SkeletonItem size={32} />
        {[90, 70, 80, 60, 75].map((width) => (
          <SkeletonItem key={width} size={20} style={{ width: `${width}%` }} />
        ))}
      </Skeleton>
    )
  }
  const found = findPoint(points.data, workload, props.search.point)
  if (found.is === 'none') {
    return (
      <EmptyState icon={<CalendarCancelRegular />} title={t(`points.none.${workload}`)} help={t('points.noneHelp')} />
    )
  }
  if (found.is !== 'there') {
    const asked = formatMoment(new Date(found.asked))
    return (
      <EmptyState
        icon={<CalendarCancelRegular />}
        title={
          found.is === 'gone' ? t('points.gone', { moment: asked }) : t(`points.lacks.${workload}`, { moment: asked })
        }
      >
        <Button appearance="primary" onClick={() => props.onMove({ point: found.nearest })}>
          {t('points.nearest', { moment: formatMoment(new Date(found.nearest)) })}
        </Button>
        <Button onClick={() => props.onMove({ point: 'latest' })}>{t('points.useLatest')}</Button>
      </EmptyState>
    )
  }
  const { point, latest, asOf } = found
  const place = { scope, point, ...(asOf !== undefined && { asOf }) }
  return <Explorer {...props} place={place} points={points.data} latest={latest} />
}
