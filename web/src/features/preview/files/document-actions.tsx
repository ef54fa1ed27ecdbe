import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowDownload16Regular, Eye16Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { documentBytesQuery, type InDrive } from '../api/documents.ts'
import { PreviewDialog } from './preview-dialog.tsx'

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
})

interface DocumentActionsProps {
  place: InDrive
  name: string
  size: number
  /** What is offered, for those who hear it without seeing the row it is in. */
  of: string
  onDownload: () => void
}

/** Looks at a file or a version of it, or saves it. */
export const DocumentActions = ({ place, name, size, of, onDownload }: DocumentActionsProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const [open, setOpen] = useState(false)
  return (
    <span className={styles.root}>
      <Button
        size="small"
        appearance="subtle"
        icon={<Eye16Regular />}
        aria-label={t('preview.open', { name: of })}
        onClick={() => setOpen(true)}
      >
        {t('preview.action')}
      </Button>
      <Button
        size="small"
        appearance="subtle"
        icon={<ArrowDownload16Regular />}
        aria-label={t('preview.save', { name: of })}
        onClick={onDownload}
      />
      {open ? (
        <PreviewDialog
          file={{ name, size, bytes: documentBytesQuery(place) }}
          onDownload={onDownload}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </span>
  )
}
