import type { ReactNode } from 'react'
import type { Place } from '../place.ts'

export interface ReadingProps {
  place: Place
  item: string
  onClose: () => void
  /** The way to the item's folder, where it was found by a search. */
  where?: ReactNode
  /** What else can be done with the opened item. */
  others?: ReactNode
  /** Restores the opened item; absent where the toolbar's button is in sight. */
  onRestore?: () => void
}
