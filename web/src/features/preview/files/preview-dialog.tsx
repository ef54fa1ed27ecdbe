import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { ArrowDownload20Regular, Dismiss20Regular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { phone } from '../../../lib/layout.ts'

const useStyles = makeStyles({
  surface: {
    width: 'min(1100px, calc(100vw - 48px))',
    maxWidth: 'none',
    height: 'calc(100dvh - 64px)',
    maxHeight: 'none',
    padding: tokens.spacingHorizontalL,
    boxSizing: 'border-box',
    [phone]: { width: '100vw', height: '100dvh', borderRadius: 0, padding: tokens.spacingHorizontalM },
  },
  body: { height: '100%', maxHeight: 'none', gridTemplateRows: 'auto minmax(0, 1fr)' },
  title: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
  actions: { display: 'flex', gap: tokens.spacingHorizontalXS },
  content: { display: 'flex', flexDirection: 'column', gridColumnEnd: 'span 3', minHeight: 0, overflow: 'hidden' },
})

interface PreviewDialogProps {
  name: string
  /** The file, as far as it can be shown. */
  children: ReactNode
  onDownload: () => void
  onClose: () => void
}

/** A file, as large as the window lets it be. */
export const PreviewDialog = ({ name, children, onDownload, onClose }: PreviewDialogProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <Dialog open onOpenChange={(_, { open }) => open || onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody className={styles.body}>
          <DialogTitle
            className={styles.title}
            title={name}
            action={
              <div className={styles.actions}>
                <Button appearance="subtle" icon={<ArrowDownload20Regular />} onClick={onDownload}>
                  {t('preview.download')}
                </Button>
                <Button
                  appearance="subtle"
                  icon={<Dismiss20Regular />}
                  aria-label={t('common.close')}
                  onClick={onClose}
                />
              </div>
            }
          >
            <bdi>{name}</bdi>
          </DialogTitle>
          <DialogContent className={styles.content}>{children}</DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
