import { makeStyles, Skeleton, SkeletonItem, Spinner, tokens } from '@fluentui/react-components'
import { PersonProhibitedRegular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/empty-state.tsx'
import { ProblemMessage } from '../../components/problem-message.tsx'
import { RouterButton } from '../../components/router-button.tsx'
import { isProblem } from '../../lib/problem-error.ts'
import { ScopeProvider } from '../../lib/scope.tsx'
import { actingQuery } from './api/acting.ts'
import { AskInPlace } from './ask-in-place.tsx'
import { Ended } from './ended.tsx'
import { StopFailed } from './stop-failed.tsx'
import { useRefusals } from './use-refusals.ts'

const useStyles = makeStyles({
  pad: { padding: tokens.spacingHorizontalXXL },
  skeleton: { display: 'grid', gap: tokens.spacingVerticalL, padding: tokens.spacingHorizontalXXL },
})

interface ActingGateProps {
  scope: string
  portalName: string
  /** The pages of this scope. */
  children: ReactNode
}

/** Shows somebody's data while one acts for them, and else what is in the way. The address stays as it is. */
export const ActingGate = ({ scope, portalName, children }: ActingGateProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const { data: state, error, refetch } = useQuery(actingQuery(scope))
  useRefusals(scope)
  if (!state && isProblem(error, 'scope_lost')) return <Ended scope={scope} person={null} portalName={portalName} />
  if (!state && error) {
    return isProblem(error, 'not_found') ? (
      <EmptyState
        level={1}
        icon={<PersonProhibitedRegular />}
        title={t('scope.notYours')}
        help={t('scope.notYoursHelp')}
      >
        <RouterButton appearance="primary" to="/people">
          {t('scope.chooseOther')}
        </RouterButton>
        <RouterButton to="/mail">{t('scope.ownMail')}</RouterButton>
      </EmptyState>
    ) : (
      <div className={styles.pad}>
        <ProblemMessage error={error} onRetry={() => void refetch()} />
      </div>
    )
  }
  if (!state) {
    return (
      <Skeleton className={styles.skeleton} aria-label={t('common.loading')}>
        <SkeletonItem size={32} />
        <SkeletonItem size={96} />
      </Skeleton>
    )
  }
  const { acting, is } = state
  if (is === 'ended') return <Ended scope={scope} person={acting.person} portalName={portalName} />
  if (is === 'stopping') {
    return state.failed ? (
      <StopFailed scope={scope} error={state.failed} />
    ) : (
      <Spinner label={t('scope.stopping')} className={styles.pad} />
    )
  }
  if (is !== 'acting') return <AskInPlace key={scope} acting={acting} again={is === 'again'} portalName={portalName} />
  return (
    <ScopeProvider scope={scope} name={acting.person.name} covered={acting.covered}>
      <Fragment key={scope}>{children}</Fragment>
    </ScopeProvider>
  )
}
