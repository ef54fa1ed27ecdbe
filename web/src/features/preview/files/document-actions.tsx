import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowDownload16Regular, Eye16Regular, Eye20Regular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { documentBytesQuery, type InDrive } from '../api/documents.ts'
import { FilePreview } from './file-preview.tsx'
import { PreviewDialog } from './preview-dialog.tsx'

const useStyles = makeStyles({
  button: { alignSelf: 'start', flexShrink: 0 },
  actions: { display: 'flex', gap: tokens.spacingHorizontalXXS },
})

interface DocumentProps {
  file: InDrive
  name: string
  size: number
  onDownload: () => void
}

const useDialog = ({ file, name, size, onDownload }: DocumentProps) => {
  const [open, setOpen] = useState(false)
  const dialog = open ? (
    <PreviewDialog name={name} onDownload={onDownload} onClose={() => setOpen(false)}>
      <FilePreview name={name} size={size} bytes={documentBytesQuery(file)} />
    </PreviewDialog>
  ) : null
  return { show: () => setOpen(true), dialog }
}

/** Looks at the opened file. */
export const PreviewButton = (document: DocumentProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const { show, dialog } = useDialog(document)
  return (
    <>
      <Button className={styles.button} icon={<Eye20Regular />} onClick={show}>
        {t('preview.action')}
      </Button>
      {dialog}
    </>
  )
}

interface VersionProps extends DocumentProps {
  version: string
  /** What else can be done with it. */
  others?: ReactNode
}

/** Looks at an earlier version of a file, or saves it. */
export const VersionActions = ({ version, others, ...document }: VersionProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const { show, dialog } = useDialog(document)
  const name = t('drive.versionNamed', { version })
  return (
    <span className={styles.actions}>
      <Button
        size="small"
        appearance="subtle"
        icon={<Eye16Regular />}
        title={t('preview.action')}
        aria-label={t('preview.open', { name })}
        onClick={show}
      />
      <Button
        size="small"
        appearance="subtle"
        icon={<ArrowDownload16Regular />}
        title={t('preview.download')}
        aria-label={t('preview.save', { name })}
        onClick={document.onDownload}
      />
      {others}
      {dialog}
    </span>
  )
}
