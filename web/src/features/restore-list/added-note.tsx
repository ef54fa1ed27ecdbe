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
import { RouterLink } from '../../components/router-link.tsx'
import { formatCount } from '../../lib/format.ts'
import { phone } from '../../lib/layout.ts'
import type { Adding } from './use-adding.ts'

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
    [phone]: { bottom: '68px' },
  },
  words: { display: 'grid', gap: '6px', paddingBlock: tokens.spacingVerticalXS },
})

const shownFor = 6000

/** What became of the latest things put on the list. */
export const AddedNote = ({ adding }: { adding: Adding }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const { isPending, isSuccess, data, error, reset } = adding
  useEffect(() => {
    if (!isSuccess) return
    const timer = setTimeout(reset, shownFor)
    return () => clearTimeout(timer)
  }, [isSuccess, reset])
  if (!isPending && !data && !error) return null
  return (
    <section className={styles.root} aria-label={t('restoreList.note')}>
      {error ? (
        <ProblemMessage error={error} onDismiss={reset} />
      ) : (
        <MessageBar intent={data ? 'success' : 'info'} layout="multiline">
          <MessageBarBody>
            {data ? (
              <>
                {data.added > 0
                  ? t('restoreList.added', { count: data.added, formatted: formatCount(data.added) })
                  : t('restoreList.already', { count: data.asked })}{' '}
                <RouterLink inline to="/restore-list">
                  {t('restoreList.open')}
                </RouterLink>
              </>
            ) : (
              <span className={styles.words}>
                {t('restoreList.adding')}
                <ProgressBar />
              </span>
            )}
          </MessageBarBody>
          {isPending ? null : (
            <MessageBarActions
              containerAction={
                <Button
                  appearance="transparent"
                  icon={<Dismiss16Regular />}
                  aria-label={t('common.close')}
                  onClick={reset}
                />
              }
            />
          )}
        </MessageBar>
      )}
    </section>
  )
}
