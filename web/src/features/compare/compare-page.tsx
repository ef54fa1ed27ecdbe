import { Button, makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components'
import { CalendarCancelRegular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo } from 'react'
import { EmptyState } from '../../components/empty-state.tsx'
import { ProblemMessage } from '../../components/problem-message.tsx'
import { formatMoment } from '../../lib/format.ts'
import { phone } from '../../lib/layout.ts'
import { holding, pointsQuery } from '../../lib/restore-points.ts'
import { useWhoseWords } from '../../lib/scope.tsx'
import type { Item } from './api/compare.ts'
import type { ItemLook } from './change-look.tsx'
import { ChangesPane } from './changes-pane.tsx'
import { Moments } from './moments.tsx'
import type { Wished } from './picked.ts'
import type { Place } from './place.ts'
import type { CompareSearch, Move } from './search-params.ts'
import { findSides, type Sides } from './sides.ts'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    flexGrow: 1,
    minHeight: '480px',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} ${tokens.spacingHorizontalL}`,
    [phone]: { padding: tokens.spacingHorizontalS },
  },
  skeleton: { display: 'grid', gap: tokens.spacingVerticalL, padding: tokens.spacingHorizontalXXL },
})

const NoSides = ({ sides, workload, onMove }: { sides: Sides; workload: CompareSearch['workload']; onMove: Move }) => {
  const t = useWhoseWords()
  const icon = <CalendarCancelRegular />
  if (sides.is === 'one') return <EmptyState icon={icon} title={t('compare.one')} help={t('compare.oneHelp')} />
  if (sides.is !== 'gone' && sides.is !== 'lacking') {
    return <EmptyState icon={icon} title={t(`points.none.${workload}`)} help={t('points.noneHelp')} />
  }
  const asked = formatMoment(new Date(sides.asked))
  const title =
    sides.is === 'gone' ? t('points.gone', { moment: asked }) : t(`points.lacks.${workload}`, { moment: asked })
  return (
    <EmptyState icon={icon} title={title}>
      <Button appearance="primary" onClick={() => onMove({ [sides.side]: sides.nearest })}>
        {t('compare.compareWith', { moment: formatMoment(new Date(sides.nearest)) })}
      </Button>
    </EmptyState>
  )
}

interface ComparePageProps<I extends Item> {
  scope: string
  search: CompareSearch
  onMove: Move
  look: ItemLook<I>
  /** What is compared, in words, and the ways to something else. */
  head: ReactNode
  onRestore: (place: Place, items: Wished[], restored: () => void) => void
  collecting: { busy: boolean; add: (place: Place, items: Wished[]) => void }
  coverBar: ReactNode
}

/** Finds the two moments that the address asks for, or says why there are none. */
export const ComparePage = <I extends Item>(props: ComparePageProps<I>) => {
  const { scope, search, onMove, look, head, onRestore, collecting, coverBar } = props
  const t = useWhoseWords()
  const styles = useStyles()
  const { workload, folder, kind } = search
  const points = useQuery(pointsQuery(scope))
  const sides = points.data && findSides(points.data, workload, search)

  const usual = sides?.is === 'there' && search.from === undefined ? sides.from : undefined
  useEffect(() => {
    // A link that is passed on must lead others to what is seen here, also after the next backup.
    if (usual !== undefined) onMove({ from: usual }, { replace: true })
  }, [usual, onMove])

  const [from, to] = sides?.is === 'there' ? [sides.from, sides.to] : []
  const place = useMemo<Place | null>(
    () => (from === undefined || to === undefined ? null : { scope, workload, from, to, folder }),
    [scope, workload, from, to, folder],
  )
  return (
    <div className={styles.root}>
      {head}
      {points.isLoadingError ? (
        <ProblemMessage error={points.error} onRetry={() => void points.refetch()} />
      ) : !points.data || !sides ? (
        <Skeleton className={styles.skeleton} aria-label={t('common.loading')}>
          {[90, 70, 80, 60].map((width) => (
            <SkeletonItem key={width} size={20} style={{ width: `${width}%` }} />
          ))}
        </Skeleton>
      ) : sides.is === 'there' && place ? (
        <>
          <Moments points={holding(points.data, workload)} {...sides} onMove={onMove} />
          <ChangesPane
            key={JSON.stringify(place)}
            place={place}
            kind={kind}
            look={look}
            onMove={onMove}
            onRestore={(items, restored) => onRestore(place, items, restored)}
            coverBar={coverBar}
            collecting={{ busy: collecting.busy, add: (items) => collecting.add(place, items) }}
          />
        </>
      ) : (
        <NoSides sides={sides} workload={workload} onMove={onMove} />
      )}
    </div>
  )
}
