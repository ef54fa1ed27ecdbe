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
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { phone } from '../lib/layout.ts'
import { ProblemMessage } from './problem-message.tsx'

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

interface PassingNoteProps {
  label: string
  /** What is noted: what someone asked for, and what became of it. */
  of: { isPending: boolean; isSuccess: boolean; error: unknown; reset: () => void }
  /** While it is under way. */
  pending: string
  /** Milliseconds after which a success needs no note any more. */
  shownFor: number
  onRetry?: (() => void) | undefined
  /** In place of the error, where that is no fault to tell of. */
  excuse?: string | undefined
  /** Once it is done. */
  children: ReactNode
}

/** What became of the latest thing asked for, at the lower edge of the page, until it is read. */
export const PassingNote = ({ label, of, pending, shownFor, onRetry, excuse, children }: PassingNoteProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const { isPending, isSuccess, error, reset } = of
  useEffect(() => {
    if (!isSuccess) return
    const timer = setTimeout(reset, shownFor)
    return () => clearTimeout(timer)
  }, [isSuccess, reset, shownFor])
  if (!isPending && !isSuccess && !error) return null
  const dismiss = (
    <Button appearance="transparent" icon={<Dismiss16Regular />} aria-label={t('common.close')} onClick={reset} />
  )
  return (
    <section className={styles.root} aria-label={label}>
      {error && excuse === undefined ? (
        <ProblemMessage error={error} onDismiss={reset} {...(onRetry && { onRetry })} />
      ) : (
        <MessageBar intent={isSuccess ? 'success' : 'info'} layout="multiline">
          <MessageBarBody>
            {excuse ??
              (isSuccess ? (
                children
              ) : (
                <span className={styles.words}>
                  {pending}
                  <ProgressBar aria-label={pending} />
                </span>
              ))}
          </MessageBarBody>
          {isPending ? null : <MessageBarActions containerAction={dismiss} />}
        </MessageBar>
      )}
    </section>
  )
}
