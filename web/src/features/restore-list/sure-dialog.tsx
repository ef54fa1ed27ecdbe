import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import { formatCount } from '../../lib/format.ts'
import { useWhoseWords } from '../../lib/scope.tsx'

interface SureDialogProps {
  /** How many things would be taken off. */
  count: number
  onSure: () => void
  onClose: () => void
}

/** Before much is taken off the list: it may have taken long to collect. */
export const SureDialog = ({ count, onSure, onClose }: SureDialogProps) => {
  const t = useWhoseWords()
  return (
    <Dialog open modalType="alert" onOpenChange={(_, data) => data.open || onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('restoreList.sure', { count, formatted: formatCount(count) })}</DialogTitle>
          <DialogContent>{t('restoreList.sureHelp')}</DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onSure}>
              {t('restoreList.remove')}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
