import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { Dismiss16Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../lib/problem-error.ts'
import { RequestId } from './request-id.tsx'

interface ProblemMessageProps {
  error: unknown
  onRetry?: () => void
  onDismiss?: () => void
  intent?: 'error' | 'warning' | 'info'
}

/** A failure in its place on the page: what happened, what to do next, and the id to tell an administrator. */
export const ProblemMessage = ({ error, onRetry, onDismiss, intent = 'error' }: ProblemMessageProps) => {
  const { t } = useTranslation()
  const problem = error instanceof ProblemError ? error : new ProblemError('internal', {}, error)
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t(`problem.${problem.code}.sentence`)}</MessageBarTitle>
        {t(`problem.${problem.code}.next`)}
        {problem.requestId ? (
          <div>
            <RequestId id={problem.requestId} />
          </div>
        ) : null}
      </MessageBarBody>
      {onRetry || onDismiss ? (
        <MessageBarActions
          {...(onDismiss && {
            containerAction: (
              <Button
                appearance="transparent"
                icon={<Dismiss16Regular />}
                aria-label={t('common.close')}
                onClick={onDismiss}
              />
            ),
          })}
        >
          {onRetry ? <Button onClick={onRetry}>{t('common.tryAgain')}</Button> : null}
        </MessageBarActions>
      ) : null}
    </MessageBar>
  )
}
