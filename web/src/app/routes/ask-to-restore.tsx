import { lazy, Suspense } from 'react'
import { useStarted } from '../../features/restores/started.ts'
import type { Wish } from '../../features/restores/wish.ts'

const RestoreDialog = lazy(() =>
  import('../../features/restores/restore-dialog.tsx').then(({ RestoreDialog }) => ({ default: RestoreDialog })),
)

export interface Asked {
  wish: Wish
  /** Called once the restore is accepted. */
  restored: () => void
}

/** Joins what is selected in one feature to what restores it in another. */
export const AskToRestore = ({ wish, restored, onClose }: Asked & { onClose: () => void }) => {
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
