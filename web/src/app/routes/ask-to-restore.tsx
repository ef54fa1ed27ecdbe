import type { Workload } from '@restore-portal/bff/contract/restores'
import { lazy, Suspense, useCallback, useState } from 'react'
import { useStarted } from '../../features/restores/started.ts'
import type { Wish } from '../../features/restores/wish.ts'

const RestoreDialog = lazy(() =>
  import('../../features/restores/dialog/restore-dialog.tsx').then(({ RestoreDialog }) => ({
    default: RestoreDialog,
  })),
)

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
  return (
    <Suspense fallback={null}>
      <RestoreDialog
        wish={wish}
        onClose={onClose}
        onStarted={({ id }) => {
          show(id)
          restored()
          onClose()
        }}
      />
    </Suspense>
  )
}

/**
 * The dialog that a page's Restore button opens, whatever it is about.
 *
 * @param closed the person gave up: what they saw may have changed meanwhile
 */
export const useAskForWish = (closed?: () => void) => {
  const [asked, setAsked] = useState<Asked | null>(null)
  const ask = useCallback((wish: Wish, restored: () => void) => setAsked({ wish, restored }), [])
  const close = () => {
    setAsked(null)
    closed?.()
  }
  return { ask, dialog: asked ? <AskToRestore {...asked} onClose={close} /> : null }
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
