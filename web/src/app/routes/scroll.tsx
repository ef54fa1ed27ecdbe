import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
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

/** A page that scrolls as a whole. */
export const Scroll = ({ children }: { children: ReactNode }) => {
  const styles = useStyles()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className={styles.scroll} tabIndex={0}>
      {children}
    </div>
  )
}
