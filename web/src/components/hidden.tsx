import { makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  root: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: 0,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
})

interface HiddenProps {
  as?: 'span' | 'h1'
  /** `status`: said as it changes. */
  role?: 'status'
  children: ReactNode
}

/** Words for screen readers, where the eye needs none. */
export const Hidden = ({ as: Element = 'span', role, children }: HiddenProps) => (
  <Element className={useStyles().root} role={role}>
    {children}
  </Element>
)
