import type { Workload } from '@restore-portal/bff/contract/restores'
import { useMutation } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PassingNote } from '../../components/passing-note.tsx'
import { useStarted } from '../../features/restores/started.ts'
import type { Wish } from '../../features/restores/wish.ts'
import { isProblem } from '../../lib/problem-error.ts'
import { restoreDialog } from '../late-parts.tsx'

interface Asked {
  wish: Wish
  /** Called once the restore is accepted. */
  restored: () => void
}

/** What someone selected at one moment. */
interface Selected {
  id: string
  name: string
  oneNote: boolean
  folder?: boolean
  covered?: true | undefined
  /** Of a file, by its `versionId`. */
  version?: number
}

/** Joins what is selected in one feature to what restores it in another. */
const AskToRestore = ({ wish, restored, onClose }: Asked & { onClose: () => void }) => {
  const { show } = useStarted()
  const RestoreDialog = restoreDialog.there()
  if (!RestoreDialog) return null
  return (
    <RestoreDialog
      wish={wish}
      onClose={onClose}
      onStarted={({ id }) => {
        show(id)
        restored()
        onClose()
      }}
    />
  )
}

/**
 * The dialog that a page's Restore button opens, whatever it is about.
 *
 * @param closed the person gave up: what they saw may have changed meanwhile
 */
export const useAskForWish = (closed?: () => void) => {
  const [asked, setAsked] = useState<Asked | null>(null)
  const { t } = useTranslation()
  // Most often it is there already, and opens at once.
  const opening = useMutation({
    mutationFn: async (_: Asked) => void (await restoreDialog.fetch()),
    onSuccess: (_, asked) => {
      reset()
      setAsked(asked)
    },
  })
  const { mutate, reset } = opening
  const ask = useCallback(
    (wish: Wish, restored: () => void) => {
      const asked = { wish, restored }
      if (restoreDialog.there()) setAsked(asked)
      else mutate(asked)
    },
    [mutate],
  )
  const close = () => {
    setAsked(null)
    closed?.()
  }
  const again = () => {
    if (isProblem(opening.error, 'part_missing')) location.reload()
    else if (opening.variables) mutate(opening.variables)
  }
  const dialog = asked ? (
    <AskToRestore {...asked} onClose={close} />
  ) : (
    <PassingNote label={t('restore.action')} of={opening} pending={t('restore.opening')} shownFor={0} onRetry={again}>
      {null}
    </PassingNote>
  )
  return { ask, dialog }
}

/** The same for things of one workload, at one moment. */
export const useAskToRestore = (workload: Workload) => {
  const { ask: askForWish, dialog } = useAskForWish()
  const ask = useCallback(
    ({ scope, point }: { scope: string; point: string }, items: Selected[], restored: () => void) =>
      askForWish(
        {
          scope,
          items: items.map(({ id, name, oneNote, folder, version, covered }) => ({
            choice: {
              workload,
              point,
              kind: folder ? 'folder' : 'item',
              id,
              ...(version !== undefined && { version }),
            },
            ...{ name, oneNote, covered },
          })),
        },
        restored,
      ),
    [workload, askForWish],
  )
  return { ask, dialog }
}
