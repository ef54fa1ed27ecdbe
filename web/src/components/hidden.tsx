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

/** Words for screen readers, where the eye needs none. */
export const Hidden = ({ as: Element = 'span', children }: { as?: 'span' | 'h1'; children: ReactNode }) => (
  <Element className={useStyles().root}>{children}</Element>
)
