import type { Place } from '../place.ts'

export interface ReadingProps {
  place: Place
  item: string
  onClose: () => void
  /** Restores the opened item; absent where the toolbar's button is in sight. */
  onRestore?: () => void
}
