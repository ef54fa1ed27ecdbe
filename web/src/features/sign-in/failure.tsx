import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { RequestId } from '../../components/request-id.tsx'
import { isProblem } from '../../lib/problem-error.ts'
import type { Phase } from './finish-sign-in.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  text: { margin: 0 },
  phase: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  button: { width: '100%' },
  action: { marginTop: tokens.spacingVerticalS },
})

/** Codes of MSAL and of the identity provider for a person who turned back. */
const cancellations = new Set(['access_denied', 'user_cancelled', 'consent_required'])

const identityCode = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'errorCode' in error ? String(error.errorCode) : undefined

interface FailureProps {
  phase: Phase
  error: unknown
  action: string
  onAction: () => void
}

/** Names the phase that failed, the cause in plain words, and what the person or the administrator can do. */
export const Failure = ({ phase, error, action, onAction }: FailureProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const code = identityCode(error)
  const words = isProblem(error)
    ? (`problem.${error.code}` as const)
    : phase === 2
      ? (`signIn.${cancellations.has(code ?? '') ? 'cancelled' : 'identity'}` as const)
      : 'problem.internal'
  return (
    <div className={styles.root} role="alert">
      <h2 className={styles.title}>{phase === 1 ? t('signIn.notOpened') : t('signIn.failed')}</h2>
      <p className={styles.text}>
        <strong>{t(`${words}.sentence`)}</strong> {t(`${words}.next`)}
      </p>
      <p className={styles.phase}>{t('signIn.failedAt', { step: phase, name: t(`signIn.phases.${phase}`) })}</p>
      {isProblem(error) && error.requestId ? <RequestId id={error.requestId} /> : null}
      {!isProblem(error) && code ? <RequestId id={code} label={t('common.reference')} /> : null}
      <div className={styles.action}>
        <Button appearance="primary" size="large" className={styles.button} onClick={onAction}>
          {action}
        </Button>
      </div>
    </div>
  )
}
