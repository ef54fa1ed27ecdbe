import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
} from '@fluentui/react-components'
import { RecordStop20Regular } from '@fluentui/react-icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemMessage } from '../../components/problem-message.tsx'
import { restoresQuery, stop } from './api/restores.ts'

export const StopButton = ({ id }: { id: string }) => {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const stopping = useMutation({
    mutationFn: () => stop(id),
    onSuccess: () => {
      setOpen(false)
      return queries.invalidateQueries({ queryKey: restoresQuery.queryKey })
    },
  })
  return (
    <Dialog open={open} onOpenChange={(_, data) => setOpen(data.open)} modalType="alert">
      <DialogTrigger disableButtonEnhancement>
        <Button icon={<RecordStop20Regular />} disabledFocusable={stopping.isPending || stopping.isSuccess}>
          {stopping.isPending || stopping.isSuccess ? t('restores.stopping') : t('restores.stop')}
        </Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('restores.stopSure')}</DialogTitle>
          <DialogContent>
            {t('restores.stopHelp')}
            {stopping.error ? <ProblemMessage error={stopping.error} /> : null}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" disabled={stopping.isPending} onClick={() => stopping.mutate()}>
              {t('restores.stopConfirm')}
            </Button>
            <DialogTrigger disableButtonEnhancement>
              <Button>{t('restores.goOn')}</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
