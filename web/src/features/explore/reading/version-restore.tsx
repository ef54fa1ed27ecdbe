import { Button, useRestoreFocusTarget } from '@fluentui/react-components'
import { ArrowCounterclockwise16Regular, TextBulletListAdd20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'

interface VersionRestoreProps {
  version: string
  busy: boolean
  onRestore: () => void
  onCollect: () => void
}

/** Gets one version of a file back, at once or together with other things. */
export const VersionRestore = ({ version, busy, onRestore, onCollect }: VersionRestoreProps) => {
  const { t } = useTranslation()
  const focusTarget = useRestoreFocusTarget()
  const name = t('drive.versionNamed', { version })
  return (
    <>
      <Button
        size="small"
        appearance="subtle"
        icon={<TextBulletListAdd20Regular />}
        title={t('restoreList.add')}
        aria-label={t('restoreList.addNamed', { name })}
        disabledFocusable={busy}
        onClick={onCollect}
      />
      <Button
        {...focusTarget}
        size="small"
        appearance="subtle"
        icon={<ArrowCounterclockwise16Regular />}
        title={t('restore.action')}
        aria-label={t('restoreList.restoreNamed', { name })}
        onClick={onRestore}
      />
    </>
  )
}
