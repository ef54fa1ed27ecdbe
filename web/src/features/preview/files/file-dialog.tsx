import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components'
import { Dismiss20Regular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { phone } from '../../../lib/layout.ts'

const useStyles = makeStyles({
  surface: {
    width: 'calc(100vw - 48px)',
    maxWidth: '1100px',
    height: 'calc(100dvh - 64px)',
    maxHeight: 'none',
    padding: tokens.spacingHorizontalL,
    boxSizing: 'border-box',
    [phone]: { width: '100vw', height: '100dvh', borderRadius: 0, padding: tokens.spacingHorizontalM },
  },
  wide: { maxWidth: '1600px' },
  body: { height: '100%', maxHeight: 'none', gridTemplateRows: 'auto minmax(0, 1fr)' },
  title: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
  actions: { display: 'flex', gap: tokens.spacingHorizontalXS },
})

interface FileDialogProps {
  name: string
  /** Of the content, which takes all the room there is. */
  className: string
  /** What can be done with it, beside closing it. */
  action?: ReactNode
  /** There are two things to look at. */
  wide?: boolean
  onClose: () => void
  children: ReactNode
}

/** A file to look at, as large as the window lets it be. */
export const FileDialog = ({ name, className, action, wide = false, onClose, children }: FileDialogProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <Dialog open onOpenChange={(_, { open }) => open || onClose()}>
      <DialogSurface className={mergeClasses(styles.surface, wide && styles.wide)}>
        <DialogBody className={styles.body}>
          <DialogTitle
            className={styles.title}
            title={name}
            action={
              <div className={styles.actions}>
                {action}
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
          <DialogContent className={className}>{children}</DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
