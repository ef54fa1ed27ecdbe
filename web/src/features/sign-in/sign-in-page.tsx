import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import type { Portal } from '@restore-portal/bff/contract/portal'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useTitle } from '../../lib/use-title.ts'
import type { SessionState } from './api/session.ts'
import { Failure } from './failure.tsx'
import { Progress } from './progress.tsx'
import { useSignIn } from './use-sign-in.ts'
import { Welcome } from './welcome.tsx'
import { WhoSignsIn } from './who-signs-in.tsx'

const useStyles = makeStyles({
  actions: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  paragraph: { margin: 0 },
})

interface SignInPageProps {
  portal: Portal
  ended: SessionState['ended']
  prepare: () => Promise<unknown>
  /** Words that belong on every page. */
  notice?: ReactNode
}

export const SignInPage = ({ portal, ended, prepare, notice }: SignInPageProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const { flow, leave, giveUp } = useSignIn(prepare)
  const { authority } = portal
  useTitle(t('signIn.title'), portal.name)

  const foot = (
    <>
      <p className={styles.paragraph}>{t('signIn.privacy')}</p>
      {portal.supportContact ? (
        <p className={styles.paragraph}>{t('shell.support', { contact: portal.supportContact })}</p>
      ) : null}
      {notice}
    </>
  )
  return (
    <Welcome name={portal.name} purpose={t('product.purpose')} foot={foot}>
      {flow.step === 'busy' ? <Progress phase={flow.phase} /> : null}
      {flow.step === 'failed' ? (
        <Failure
          phase={flow.phase}
          error={flow.error}
          action={t('signIn.again')}
          onAction={() => void leave(flow.authority, flow.retry)}
        />
      ) : null}
      {flow.step === 'idle' && ended ? (
        <MessageBar intent={ended === 'expired' ? 'warning' : 'success'}>
          <MessageBarBody>{ended === 'expired' ? t('signIn.expired') : t('signIn.signedOut')}</MessageBarBody>
        </MessageBar>
      ) : null}
      {flow.step !== 'busy' && authority ? (
        <div className={styles.actions}>
          {flow.step === 'idle' ? (
            <Button appearance="primary" size="large" onClick={() => void leave(authority)}>
              {t('signIn.action')}
            </Button>
          ) : null}
          <Button appearance="subtle" size="large" onClick={() => void leave(authority, { chooseAccount: true })}>
            {t('signIn.otherAccount')}
          </Button>
        </div>
      ) : null}
      {flow.step === 'idle' && !authority ? <WhoSignsIn onKnown={leave} /> : null}
      {flow.step === 'failed' && !authority ? (
        <Button appearance="subtle" size="large" onClick={giveUp}>
          {t('signIn.otherAccount')}
        </Button>
      ) : null}
    </Welcome>
  )
}
