import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components'
import { ChevronRight16Regular } from '@fluentui/react-icons'
import type { RestorePoint } from '@restore-portal/bff/contract/restore-points'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { type ReactNode, useEffect, useMemo } from 'react'
import { card, plainList } from '../../../components/card.ts'
import { CollectButton } from '../../../components/collect-button.tsx'
import { ProblemMessage } from '../../../components/problem-message.tsx'
import { RouterLink } from '../../../components/router-link.tsx'
import { formatCount } from '../../../lib/format.ts'
import { isProblem } from '../../../lib/problem-error.ts'
import { findPoint } from '../../../lib/restore-points.ts'
import { useWhoseWords } from '../../../lib/scope.tsx'
import { windowSize } from '../../../lib/windows.ts'
import { ShowButton } from '../cover/show-button.tsx'
import { ShowProblem } from '../cover/show-problem.tsx'
import { ShowingProvider } from '../cover/showing.tsx'
import { withFolders } from '../items/with-folders.ts'
import type { Place, Workload } from '../place.ts'
import type { Collecting, Row, Source } from '../source.ts'
import { collectSearch } from './collect-search.ts'
import { elsewhereWords } from './elsewhere-words.ts'
import { compileSearch } from './language/compile.ts'
import { Result } from './result.tsx'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    minWidth: 0,
    ...card,
    overflow: 'hidden',
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '32px',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  count: { marginInlineStart: 'auto', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  list: plainList,
  note: { margin: 0, padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}` },
  skeleton: { display: 'grid', gap: tokens.spacingVerticalL, padding: `0 ${tokens.spacingHorizontalL} 20px` },
  all: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
})

/** How many of what was found are shown beside the other workload's. */
const shown = 6

export interface AskedGroup {
  scope: string
  points: RestorePoint[]
  point: string | undefined
  q: string
  /** The backup server does not take the search, or takes it again. */
  onRefused: (error: unknown) => void
  collectingOf: (workload: Workload) => Collecting
}

interface GroupProps<R extends Row> extends AskedGroup {
  source: Source<R>
  row: (item: R) => ReactNode
  nameOf: (item: R, t: TFunction) => string
}

const to = { mail: '/mail', onedrive: '/onedrive' } as const

/** What was found in mail, or in OneDrive. */
export const Group = <R extends Row>(props: GroupProps<R>) => {
  const { scope, points, point, q, source, row, nameOf, onRefused, collectingOf } = props
  const t = useWhoseWords()
  const styles = useStyles()
  const { workload } = source
  const asked = useMemo(() => compileSearch(q, workload), [q, workload])
  const found = findPoint(points, workload, point)
  const place: Place = {
    scope,
    point: found.is === 'there' ? found.point : '',
    ...(found.is === 'there' && found.asOf !== undefined && { asOf: found.asOf }),
  }
  const query = asked.is === 'query' ? asked.query : undefined
  // The same window that the full list begins with: it is there at once when it is opened.
  const list = useQuery({
    ...source.items(place, { q: query ?? '', ...source.sort.found, offset: 0, limit: windowSize }),
    enabled: query !== undefined && found.is === 'there',
  })
  const refused = isProblem(list.error, 'search_invalid') ? list.error : null
  useEffect(() => {
    if (refused) onRefused(refused)
    return () => onRefused(null)
  }, [refused, onRefused])

  const { data, error } = list
  const client = useQueryClient()
  const collecting = collectingOf(workload)
  const everything = collectSearch(asked, q, t)
  const words = { count: data?.total ?? 0, formatted: formatCount(data?.total ?? 0) }
  const note = (text: string) => <p className={styles.note}>{text}</p>
  const body = (): ReactNode => {
    if (asked.is === 'elsewhere') return note(elsewhereWords(asked.criteria, workload, t))
    if (asked.is !== 'query' || refused) return note(t('search.cannotHelp'))
    if (found.is === 'none') return note(t(`points.none.${workload}`))
    if (found.is !== 'there') return note(t('search.noSuchBackup'))
    if (error) {
      return (
        <div className={styles.note}>
          <ProblemMessage error={error} onRetry={() => void list.refetch()} />
        </div>
      )
    }
    if (!data) {
      return (
        <Skeleton className={styles.skeleton} aria-label={t('explore.searching')}>
          {[70, 85, 60, 75].map((width) => (
            <SkeletonItem key={width} size={20} style={{ width: `${width}%` }} />
          ))}
        </Skeleton>
      )
    }
    if (data.total === 0) return note(data.complete ? t('search.none') : t('explore.searching'))
    return (
      <>
        <ul className={styles.list}>
          {data.items.slice(0, shown).map((item) => (
            <Result
              key={item.id}
              source={source}
              place={place}
              item={item}
              to={to[workload]}
              q={q}
              point={point}
              action={
                <>
                  {item.covered && !source.isFolder(item) ? (
                    <ShowButton id={item.id} name={nameOf(item, t)} reachable />
                  ) : null}
                  <CollectButton
                    busy={collecting.busy}
                    count={1}
                    label={t('restoreList.addNamed', { name: nameOf(item, t) })}
                    iconOnly
                    onClick={() =>
                      collecting.add(place, () =>
                        withFolders([source.pick(item)], { source, place, path: [], client, t }),
                      )
                    }
                  />
                </>
              }
            >
              {row(item)}
            </Result>
          ))}
        </ul>
        <RouterLink className={styles.all} to={to[workload]} search={{ q, point }}>
          {t(`search.showAll.${workload}`, words)}
          <ChevronRight16Regular aria-hidden="true" />
        </RouterLink>
      </>
    )
  }
  return (
    <ShowingProvider workload={workload} place={place}>
      <section className={styles.root} aria-labelledby={`found-${workload}`}>
        <div className={styles.head}>
          <h2 className={styles.title} id={`found-${workload}`}>
            {t(`search.groups.${workload}`)}
          </h2>
          <span className={styles.count} role="status">
            {data && !error ? (data.complete ? t('explore.found', words) : t('explore.searching')) : null}
          </span>
          {everything && data && data.total > 0 ? (
            <CollectButton
              busy={collecting.busy}
              count={1}
              label={t(`restoreList.addAll.${workload}`)}
              iconOnly
              onClick={() => collecting.add(place, async () => [everything])}
            />
          ) : null}
        </div>
        <ShowProblem className={styles.note} />
        {body()}
      </section>
    </ShowingProvider>
  )
}
