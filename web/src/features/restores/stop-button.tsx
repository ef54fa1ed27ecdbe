import { RecordStop20Regular } from '@fluentui/react-icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ProblemMessage } from '../../components/problem-message.tsx'
import { restoresKey, stop } from './api/restores.ts'
import { DecisionButton } from './decision-button.tsx'

/** @param can false: it is being stopped already */
export const StopButton = ({ id, can }: { id: string; can: boolean }) => {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const stopping = useMutation({
    mutationFn: () => stop(id),
    onSuccess: () => queries.invalidateQueries({ queryKey: restoresKey }),
  })
  const busy = stopping.isPending || stopping.isSuccess || !can
  return (
    <>
      <DecisionButton
        icon={<RecordStop20Regular />}
        label={t(busy ? 'restores.stopping' : 'restores.stop')}
        busy={busy}
        sure={{ title: t('restores.stopSure'), help: t('restores.stopHelp') }}
        onClick={() => stopping.mutate()}
      />
      {stopping.error ? <ProblemMessage error={stopping.error} /> : null}
    </>
  )
}
