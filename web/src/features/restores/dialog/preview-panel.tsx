import { Button, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components'
import { CheckmarkCircle16Regular, Info16Regular, Warning16Filled } from '@fluentui/react-icons'
import type { Workload } from '@restore-portal/bff/contract/restores'
import type { ReactNode } from 'react'
import { ProblemMessage } from '../../../components/problem-message.tsx'
import { formatDateTime } from '../../../lib/format.ts'
import { type FailureCode, isProblem } from '../../../lib/problem-error.ts'
import { useWhoseWords } from '../../../lib/scope.tsx'
import { countsOf, isSerious, warningWords } from './preview-words.ts'
import type { Preview } from './use-preview.ts'

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    // Close to what it will be, so that little moves when it comes.
    minHeight: '52px',
    alignContent: 'start',
  },
  stale: { opacity: 0.6 },
  line: { display: 'grid', gridTemplateColumns: '16px minmax(0, 1fr)', gap: tokens.spacingHorizontalS },
  icon: { paddingTop: '2px', color: tokens.colorNeutralForeground3, lineHeight: 0 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  serious: { color: tokens.colorStatusWarningForeground1 },
  text: { overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  again: { justifySelf: 'start' },
})

/** Refusals that starting the restore would meet as well. */
const telling: FailureCode[] = [
  'restore_list_changed',
  'restore_point_gone',
  'version_not_restorable',
  'nothing_to_restore',
  'not_found',
  'too_large',
  'invalid_request',
]

const Line = ({ icon, look, children }: { icon: ReactNode; look?: string | undefined; children: ReactNode }) => {
  const styles = useStyles()
  return (
    <div className={styles.line}>
      <span className={mergeClasses(styles.icon, look)}>{icon}</span>
      <span className={styles.text}>{children}</span>
    </div>
  )
}

/** What is missing, changed and still there, by the latest backup. The dialog can be used without it. */
export const PreviewPanel = ({ preview, workloads }: { preview: Preview; workloads: Workload[] }) => {
  const t = useWhoseWords()
  const styles = useStyles()
  const { data, error, isFetching, isPlaceholderData, refetch } = preview
  if (error && telling.some((code) => isProblem(error, code))) return <ProblemMessage error={error} />
  const times = data ? workloads.map((workload) => data.comparedWith[workload]).filter((time) => time !== null) : []
  const oldest = times.sort()[0]
  return (
    <div
      className={mergeClasses(styles.root, isPlaceholderData && styles.stale)}
      role="status"
      aria-busy={isFetching}
      aria-label={t('restorePreview.label')}
    >
      {error && !isFetching ? (
        <>
          <Line icon={<Info16Regular />}>{t('restorePreview.failed')}</Line>
          <Button className={styles.again} size="small" onClick={() => void refetch()}>
            {t('restorePreview.again')}
          </Button>
        </>
      ) : data ? (
        <>
          {workloads.flatMap((workload) =>
            countsOf(data, workload, t).map((sentence) => (
              <Line key={sentence} icon={<CheckmarkCircle16Regular />} look={styles.good}>
                {sentence}
              </Line>
            )),
          )}
          {data.warnings.map((warning) => (
            <Line
              key={warning.code}
              icon={isSerious(warning) ? <Warning16Filled /> : <Info16Regular />}
              look={isSerious(warning) ? styles.serious : undefined}
            >
              {warningWords(warning, data, t)}
            </Line>
          ))}
          {oldest ? (
            <span className={styles.quiet}>
              {t('restorePreview.comparedWith', { moment: formatDateTime(new Date(oldest)) })}
            </span>
          ) : null}
        </>
      ) : (
        <Line icon={<Spinner size="extra-tiny" aria-hidden="true" />}>{t('restorePreview.pending')}</Line>
      )}
    </div>
  )
}
