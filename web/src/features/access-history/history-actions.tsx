import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowExport20Regular, Print20Regular } from '@fluentui/react-icons'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ProblemMessage } from '../../components/problem-message.tsx'
import { saveBytes } from '../../lib/save-bytes.ts'
import { type AccessFilter, exportHistory } from './api/access-history.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, '@media print': { display: 'none' } },
})

/** What is shown, to keep: as a file, or on paper. */
export const HistoryActions = ({ filter }: { filter: AccessFilter }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const exporting = useMutation({
    mutationFn: () => exportHistory(filter),
    onSuccess: (bytes) => saveBytes(bytes, 'access-history.csv'),
  })
  return (
    <>
      <div className={styles.root}>
        <Button
          icon={<ArrowExport20Regular />}
          disabledFocusable={exporting.isPending}
          onClick={() => exporting.mutate()}
        >
          {t('accessHistory.export')}
        </Button>
        <Button icon={<Print20Regular />} onClick={() => window.print()}>
          {t('accessHistory.print')}
        </Button>
      </div>
      {exporting.error ? <ProblemMessage error={exporting.error} onDismiss={exporting.reset} /> : null}
    </>
  )
}
