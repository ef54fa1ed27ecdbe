import { Button, makeStyles } from '@fluentui/react-components'
import { ArrowDownload20Regular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FileDialog } from './file-dialog.tsx'

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gridColumnEnd: 'span 3', minHeight: 0, overflow: 'hidden' },
})

interface PreviewDialogProps {
  name: string
  /** The file, as far as it can be shown. */
  children: ReactNode
  onDownload: () => void
  onClose: () => void
}

/** A file to look at, and to save. */
export const PreviewDialog = ({ onDownload, ...dialog }: PreviewDialogProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <FileDialog
      {...dialog}
      className={styles.content}
      action={
        <Button appearance="subtle" icon={<ArrowDownload20Regular />} onClick={onDownload}>
          {t('preview.download')}
        </Button>
      }
    />
  )
}
