import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { Checkmark16Regular, Copy16Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  id: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere', userSelect: 'all' },
})

/** What an administrator needs to find this failure in the log. */
export const RequestId = ({ id, label }: { id: string; label?: string }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const [copied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard.writeText(id).then(() => setCopied(true))
  return (
    <span className={styles.root}>
      {label ?? t('common.requestId')} <span className={styles.id}>{id}</span>
      <Button
        size="small"
        appearance="transparent"
        icon={copied ? <Checkmark16Regular /> : <Copy16Regular />}
        aria-label={copied ? t('common.copied') : t('common.copy')}
        onClick={copy}
      />
    </span>
  )
}
