import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components'
import { ArrowLeft16Regular, QuestionCircleRegular } from '@fluentui/react-icons'
import type { Restore } from '@restore-portal/bff/contract/restores'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/empty-state.tsx'
import { readingPage } from '../../components/page.ts'
import { ProblemMessage } from '../../components/problem-message.tsx'
import { RouterLink } from '../../components/router-link.tsx'
import { formatDateTime } from '../../lib/format.ts'
import { isProblem } from '../../lib/problem-error.ts'
import { ScopeProvider } from '../../lib/scope.tsx'
import { useTitle } from '../../lib/use-title.ts'
import { restoreQuery } from './api/restores.ts'
import { CodePanel } from './code-panel.tsx'
import { RestoreEvents } from './restore-events.tsx'
import { RestoreFacts } from './restore-facts.tsx'
import { RestoreItems } from './restore-items.tsx'
import { RestoreSummary } from './restore-summary.tsx'
import { titleWords } from './words.ts'

const useStyles = makeStyles({
  page: readingPage,
  back: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    justifySelf: 'start',
    '@media print': { display: 'none' },
  },
  printed: { display: 'none', margin: 0, '@media print': { display: 'block' } },
  skeleton: { display: 'grid', gap: tokens.spacingVerticalL },
})

interface RestorePageProps {
  id: string
  portalName: string
  /** Who restored, for the printed confirmation. */
  person: string
  onRepeated: (restore: Restore) => void
}

export const RestorePage = ({ id, portalName, person, onRepeated }: RestorePageProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const { data: restore, error, refetch } = useQuery(restoreQuery(id))
  useTitle(restore ? titleWords(restore, t) : undefined, t('restores.title'), portalName)
  return (
    <div className={styles.page}>
      <p className={styles.printed}>
        {t('restores.printed', { portal: portalName, person, moment: formatDateTime(new Date()), id })}
      </p>
      <RouterLink to="/restores" className={styles.back}>
        <ArrowLeft16Regular />
        {t('restores.all')}
      </RouterLink>
      {isProblem(error, 'not_found') ? (
        <EmptyState
          level={1}
          icon={<QuestionCircleRegular />}
          title={t('restores.missing')}
          help={t('restores.missingHelp')}
        />
      ) : error ? (
        <ProblemMessage error={error} onRetry={() => void refetch()} />
      ) : null}
      {!restore && !error ? (
        <Skeleton className={styles.skeleton} aria-label={t('common.loading')}>
          <SkeletonItem size={32} style={{ width: '60%' }} />
          <SkeletonItem size={96} />
        </Skeleton>
      ) : null}
      {restore ? (
        <ScopeProvider scope={restore.scope} name={restore.person?.name ?? null}>
          <RestoreSummary restore={restore} onRepeated={onRepeated} />
          {restore.permission ? <CodePanel id={id} permission={restore.permission} /> : null}
          <RestoreFacts restore={restore} />
          <RestoreItems restore={restore} />
          <RestoreEvents restore={restore} />
        </ScopeProvider>
      ) : null}
    </div>
  )
}
