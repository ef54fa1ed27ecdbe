import { makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components'
import {
  CheckmarkCircle20Filled,
  DismissCircle20Filled,
  type FluentIcon,
  QuestionCircle20Filled,
  RecordStop20Filled,
  Warning20Filled,
} from '@fluentui/react-icons'
import type { Restore } from '@restore-portal/bff/contract/restores'
import { useTranslation } from 'react-i18next'
import { isUnderWay } from './api/restores.ts'

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    flexShrink: 0,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
  },
  success: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  stopped: { color: tokens.colorNeutralForeground2 },
  unknown: { color: tokens.colorStatusWarningForeground1 },
})

const icons: Record<'success' | 'warning' | 'failed' | 'stopped' | 'unknown', FluentIcon> = {
  success: CheckmarkCircle20Filled,
  warning: Warning20Filled,
  failed: DismissCircle20Filled,
  stopped: RecordStop20Filled,
  unknown: QuestionCircle20Filled,
}

/** How a restore stands, in one word and one sign. */
export const RestoreBadge = ({ restore }: { restore: Pick<Restore, 'state' | 'result'> }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  if (isUnderWay(restore)) {
    return (
      <span className={styles.root}>
        <Spinner size="extra-tiny" aria-hidden="true" />
        <span>{t(`restores.states.${restore.state}`)}</span>
      </span>
    )
  }
  const look = restore.state === 'unknown' ? 'unknown' : (restore.result ?? 'unknown')
  const Icon = icons[look]
  return (
    <span className={mergeClasses(styles.root, styles[look])}>
      <Icon aria-hidden="true" />
      <span>{look === 'unknown' ? t('restores.states.unknown') : t(`restores.results.${look}`)}</span>
    </span>
  )
}
