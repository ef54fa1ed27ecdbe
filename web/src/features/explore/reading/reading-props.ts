import type { ReactNode } from 'react'
import type { Place } from '../place.ts'

export interface ReadingProps {
  place: Place
  item: string
  onClose: () => void
  /** The button that downloads the opened item. */
  download?: ReactNode
  /** Restores the opened item; absent where the toolbar's button is in sight. */
  onRestore?: () => void
}
