import { lazy, Suspense, useCallback, useState } from 'react'
import { useStarted } from '../../features/restores/started.ts'
import type { Wish, WishedItem } from '../../features/restores/wish.ts'

const RestoreDialog = lazy(() =>
  import('../../features/restores/restore-dialog.tsx').then(({ RestoreDialog }) => ({ default: RestoreDialog })),
)

interface Asked {
  wish: Wish
  /** Called once the restore is accepted. */
  restored: () => void
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

/** The dialog that a page's Restore button opens. */
export const useAskToRestore = (workload: Wish['workload']) => {
  const [asked, setAsked] = useState<Asked | null>(null)
  const ask = useCallback(
    ({ scope, point }: Pick<Wish, 'scope' | 'point'>, items: WishedItem[], restored: () => void) =>
      setAsked({ wish: { scope, point, workload, items }, restored }),
    [workload],
  )
  return { ask, dialog: asked ? <AskToRestore {...asked} onClose={() => setAsked(null)} /> : null }
}
