import { makeStyles, Skeleton, SkeletonItem, Spinner, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemMessage } from '../../components/problem-message.tsx'
import { isProblem } from '../../lib/problem-error.ts'
import { ScopeProvider } from '../../lib/scope.tsx'
import { useTitle } from '../../lib/use-title.ts'
import { actingQuery } from './api/acting.ts'
import { AskInPlace } from './ask-in-place.tsx'
import { Ended } from './ended.tsx'
import { NotYours } from './not-yours.tsx'
import { StopFailed } from './stop-failed.tsx'
import { useFocusOnBegin } from './use-focus-on-begin.ts'
import { useRefusals } from './use-refusals.ts'

const useStyles = makeStyles({
  pad: { padding: tokens.spacingHorizontalXXL },
  skeleton: { display: 'grid', gap: tokens.spacingVerticalL, padding: tokens.spacingHorizontalXXL },
})

interface MeanwhileProps {
  portalName: string
  className?: string | undefined
  children: ReactNode
}

/** Has a title as long as it is not known whose. */
const Meanwhile = ({ portalName, className, children }: MeanwhileProps) => {
  const { t } = useTranslation()
  useTitle(t('scope.title'), portalName)
  return <div className={className}>{children}</div>
}

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
  useFocusOnBegin(state?.is)
  if (!state && isProblem(error, 'scope_lost')) return <Ended scope={scope} person={null} portalName={portalName} />
  if (!state && error) {
    return isProblem(error, 'not_found') ? (
      <NotYours portalName={portalName} />
    ) : (
      <Meanwhile portalName={portalName} className={styles.pad}>
        <ProblemMessage error={error} onRetry={() => void refetch()} />
      </Meanwhile>
    )
  }
  if (!state) {
    return (
      <Meanwhile portalName={portalName}>
        <Skeleton className={styles.skeleton} aria-label={t('common.loading')}>
          <SkeletonItem size={32} />
          <SkeletonItem size={96} />
        </Skeleton>
      </Meanwhile>
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
