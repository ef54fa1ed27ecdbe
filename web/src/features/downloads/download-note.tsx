import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  ProgressBar,
  tokens,
} from '@fluentui/react-components'
import { Dismiss16Regular } from '@fluentui/react-icons'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemMessage } from '../../components/problem-message.tsx'
import { isProblem } from '../../lib/problem-error.ts'
import type { Preparing } from './use-download.ts'

const useStyles = makeStyles({
  root: {
    position: 'fixed',
    insetInlineStart: '50%',
    transform: 'translateX(-50%)',
    bottom: tokens.spacingVerticalXL,
    zIndex: 11,
    width: 'min(480px, calc(100vw - 24px))',
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
    '@media (max-width: 719px)': { bottom: '68px' },
  },
  name: { overflowWrap: 'anywhere' },
  words: { display: 'grid', gap: '6px', paddingBlock: tokens.spacingVerticalXS },
})

/** The browser shows its own progress by then. */
const shownFor = 8000

/** What became of the latest download that was asked for. */
export const DownloadNote = ({ preparing }: { preparing: Preparing }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const { isPending, isSuccess, data, error, reset } = preparing
  useEffect(() => {
    if (!isSuccess) return
    const timer = setTimeout(reset, shownFor)
    return () => clearTimeout(timer)
  }, [isSuccess, reset])
  const refused = isProblem(error, 'save_refused')
  if (!isPending && !data && !error) return null
  const dismiss = (
    <Button appearance="transparent" icon={<Dismiss16Regular />} aria-label={t('common.close')} onClick={reset} />
  )
  return (
    <section className={styles.root} aria-label={t('download.note')}>
      {error && !refused ? (
        <ProblemMessage error={error} onDismiss={reset} />
      ) : (
        <MessageBar intent={data ? 'success' : 'info'} layout="multiline">
          <MessageBarBody>
            {refused ? (
              t('download.refused')
            ) : data ? (
              <span className={styles.name}>{t('download.started', { name: data.name })}</span>
            ) : (
              <span className={styles.words}>
                {t('download.preparing')}
                <ProgressBar />
              </span>
            )}
          </MessageBarBody>
          {isPending ? null : <MessageBarActions containerAction={dismiss} />}
        </MessageBar>
      )}
    </section>
  )
}
