import { useMedia } from './use-media.ts'

/** Widths at which the layout changes; style sheets and components must agree on them. */
export const phone = '@media (max-width: 719px)'
/** The narrowest phones, and a desktop's window at 400 % (WCAG 2.2, 1.4.10: nothing is lost at 320 px). */
export const narrowest = '@media (max-width: 359px)'

/** One pane at a time; navigation at the bottom. */
export const usePhone = (): boolean => useMedia('(max-width: 719px)')
/** The folders are in a drawer. */
export const useTablet = (): boolean => useMedia('(max-width: 899px)')
/** Room for the names of what can be done, beside search and pages. */
export const useWide = (): boolean => useMedia('(min-width: 1180px)')
