import { Button, makeStyles, tokens } from '@fluentui/react-components'
import {
  ArrowClockwise20Regular,
  ArrowExport20Regular,
  ArrowRepeatAll20Regular,
  Play20Regular,
  Print20Regular,
} from '@fluentui/react-icons'
import type { Restore, RestoreDetail } from '@restore-portal/bff/contract/restores'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemMessage } from '../../components/problem-message.tsx'
import { formatCount } from '../../lib/format.ts'
import { saveBytes } from '../../lib/save-bytes.ts'
import { check, exportItems, isUnderWay, repeat, restoreKey, restoresKey, resume } from './api/restores.ts'
import { DecisionButton } from './decision-button.tsx'
import { StopButton } from './stop-button.tsx'

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalM, '@media print': { display: 'none' } },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  words: { margin: 0 },
})

interface RestoreActionsProps {
  restore: RestoreDetail
  /** The failed items are restored again, as a restore of its own. */
  onRepeated: (restore: Restore) => void
}

/** What can be done about a restore, as it stands now. */
export const RestoreActions = ({ restore, onRepeated }: RestoreActionsProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const queries = useQueryClient()
  const [key] = useState(() => crypto.randomUUID())
  const { id, can, state, counts } = restore
  const learn = (detail: RestoreDetail) => {
    queries.setQueryData(restoreKey(id), detail)
    return queries.invalidateQueries({ queryKey: restoresKey })
  }
  const checking = useMutation({ mutationFn: () => check(id), onSuccess: learn })
  const resuming = useMutation({ mutationFn: () => resume(id), onSuccess: learn })
  const repeating = useMutation({ mutationFn: () => repeat(id, key), onSuccess: onRepeated })
  const exporting = useMutation({
    mutationFn: () => exportItems(id),
    onSuccess: (bytes) => saveBytes(bytes, `restore-${restore.createdAt.slice(0, 10)}.csv`),
  })
  const error = checking.error ?? resuming.error ?? repeating.error ?? exporting.error
  const unknown = state === 'unknown'
  return (
    <div className={styles.root}>
      <div className={styles.buttons}>
        {can.check ? (
          <DecisionButton
            appearance="primary"
            icon={<ArrowClockwise20Regular />}
            label={t('restores.check')}
            busy={checking.isPending}
            onClick={() => checking.mutate()}
          />
        ) : null}
        {can.resume ? (
          <DecisionButton
            {...(!unknown && { appearance: 'primary' as const })}
            icon={<Play20Regular />}
            label={t(unknown ? 'restores.rest' : 'restores.resume')}
            busy={resuming.isPending}
            {...(unknown && { sure: { title: t('restores.restSure'), help: t('restores.restHelp') } })}
            onClick={() => resuming.mutate()}
          />
        ) : null}
        {can.repeat ? (
          <DecisionButton
            appearance="primary"
            icon={<ArrowRepeatAll20Regular />}
            label={t('restores.repeat', {
              count: restore.statuses.failed,
              formatted: formatCount(restore.statuses.failed),
            })}
            busy={repeating.isPending}
            onClick={() => repeating.mutate()}
          />
        ) : null}
        {isUnderWay(restore) ? (
          can.stop || restore.origin === 'portal' ? (
            <StopButton id={id} can={can.stop} />
          ) : null
        ) : null}
        {counts.total > 0 ? (
          <DecisionButton
            icon={<ArrowExport20Regular />}
            label={t('restores.export')}
            busy={exporting.isPending}
            onClick={() => exporting.mutate()}
          />
        ) : null}
        {state === 'finished' ? (
          <Button icon={<Print20Regular />} onClick={() => window.print()}>
            {t('restores.print')}
          </Button>
        ) : null}
      </div>
      <p className={styles.words} role="status" hidden={!(checking.isSuccess && unknown)}>
        {checking.isSuccess && unknown ? t('restores.stillUnknown') : null}
      </p>
      {error ? <ProblemMessage error={error} /> : null}
    </div>
  )
}
