import { useMedia } from './use-media.ts'

/** Widths at which the layout changes; style sheets and components must agree on them. */
export const phone = '@media (max-width: 719px)'

/** One pane at a time; navigation at the bottom. */
export const usePhone = (): boolean => useMedia('(max-width: 719px)')
/** The folders are in a drawer. */
export const useTablet = (): boolean => useMedia('(max-width: 899px)')
/** Room for the names of what can be done, beside search and pages. */
export const useWide = (): boolean => useMedia('(min-width: 1180px)')
