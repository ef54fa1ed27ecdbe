import { makeStyles, tokens } from '@fluentui/react-components'
import { useRouterState } from '@tanstack/react-router'
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { phone } from '../../lib/layout.ts'

const useStyles = makeStyles({
  scroll: {
    flexGrow: 1,
    overflowY: 'auto',
    minHeight: 0,
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalL}`,
    [phone]: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}` },
    '@media print': { overflowY: 'visible' },
  },
})

/** How far each page of this tab's history was scrolled when it was left. */
const places = new Map<string, number>()

/** A page that scrolls as a whole. Who comes back to it finds it where they left it. */
export const Scroll = ({ children }: { children: ReactNode }) => {
  const styles = useStyles()
  const scroller = useRef<HTMLDivElement>(null)
  const entry = useRouterState({ select: ({ location }) => location.state.__TSR_key ?? location.href })
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    element.scrollTop = places.get(entry) ?? 0
    return () => void places.set(entry, element.scrollTop)
  }, [entry])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className={styles.scroll} tabIndex={0} ref={scroller}>
      {children}
    </div>
  )
}
