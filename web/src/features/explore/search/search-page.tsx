import { makeStyles, tokens } from '@fluentui/react-components'
import { SearchRegular } from '@fluentui/react-icons'
import type { RestorePoint } from '@restore-portal/bff/contract/restore-points'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ProblemMessage } from '../../../components/problem-message.tsx'
import { RouterLink } from '../../../components/router-link.tsx'
import { formatMoment } from '../../../lib/format.ts'
import { phone } from '../../../lib/layout.ts'
import { everything, pointsQuery } from '../../../lib/restore-points.ts'
import { useWhose, useWhoseWords } from '../../../lib/scope.tsx'
import { CoverBar } from '../cover/cover-bar.tsx'
import type { Workload } from '../place.ts'
import type { SearchSearch } from '../search-params.ts'
import type { Collecting } from '../source.ts'
import type { AskedGroup } from './group.tsx'
import { DriveGroup, MailGroup } from './groups.tsx'
import { SearchBox } from './search-box.tsx'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    flexGrow: 1,
    width: '100%',
    maxWidth: '1080px',
    boxSizing: 'border-box',
    marginInline: 'auto',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXXL}`,
    [phone]: { padding: tokens.spacingHorizontalS },
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'start', gap: tokens.spacingHorizontalL },
  moment: { margin: 0, lineHeight: '32px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  groups: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalL,
  },
})

interface SearchPageProps {
  scope: string
  search: SearchSearch
  onSearch: (q: string | undefined) => void
  onSyntax: (workload: Workload, text: string) => void
  collectingOf: (workload: Workload) => Collecting
}

/** Mail and OneDrive together: the first of what is found in each, and the way to all of it. */
export const SearchPage = ({ scope, search, onSearch, onSyntax, collectingOf }: SearchPageProps) => {
  const t = useWhoseWords()
  const styles = useStyles()
  const { q, point } = search
  const { covered } = useWhose()
  const points = useQuery(pointsQuery(scope))
  const groups = useRef<HTMLDivElement>(null)
  const [refused, setRefused] = useState<unknown>(null)
  const dated = point !== undefined && point !== everything
  const asked = (text: string, all: RestorePoint[]): AskedGroup => ({
    ...{ scope, points: all, q: text, point, onRefused: setRefused, collectingOf },
  })
  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <SearchBox
          workload={null}
          q={q}
          error={refused}
          onSearch={onSearch}
          onSyntax={onSyntax}
          onDown={() => groups.current?.querySelector<HTMLElement>('li a')?.focus()}
        />
        <p className={styles.moment}>
          {dated ? (
            <>
              {point === 'latest'
                ? t('points.latest')
                : t('search.inBackup', { moment: formatMoment(new Date(point)) })}
              {' · '}
              <RouterLink inline to="/search" search={{ q }}>
                {t('search.allTime')}
              </RouterLink>
            </>
          ) : (
            t('search.inAll')
          )}
        </p>
      </div>
      {q !== undefined && covered ? <CoverBar byWords /> : null}
      {q === undefined ? (
        <EmptyState icon={<SearchRegular />} title={t('search.start')} help={t('search.startHelp')} />
      ) : points.isLoadingError ? (
        <ProblemMessage error={points.error} onRetry={() => void points.refetch()} />
      ) : points.data ? (
        <div className={styles.groups} ref={groups}>
          <MailGroup {...asked(q, points.data)} />
          <DriveGroup {...asked(q, points.data)} />
        </div>
      ) : null}
    </div>
  )
}
