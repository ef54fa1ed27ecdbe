import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { BrandMark } from '../../components/brand-mark.tsx'
import { phone } from '../../lib/layout.ts'
import { usePortal } from '../use-portal.ts'
import { ActLink, useActPlace } from './act-link.tsx'
import { PersonMenu } from './person-menu.tsx'

const useStyles = makeStyles({
  root: {
    // The person's menu opens within the header, over the page.
    position: 'relative',
    zIndex: 12,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXXL,
    flexShrink: 0,
    '@media print': { display: 'none' },
    height: '56px',
    paddingInline: tokens.spacingHorizontalL,
    [phone]: { height: '48px', paddingInline: tokens.spacingHorizontalM },
  },
  product: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, minWidth: 0 },
  name: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  person: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    marginInlineStart: 'auto',
    flexShrink: 0,
  },
})

export const Header = ({ children }: { children: ReactNode }) => {
  const styles = useStyles()
  const { name } = usePortal()
  return (
    <header className={styles.root}>
      <div className={styles.product}>
        <BrandMark size={28} />
        <span className={styles.name}>{name}</span>
      </div>
      {children}
      <div className={styles.person}>
        {useActPlace() === 'header' ? <ActLink /> : null}
        <PersonMenu />
      </div>
    </header>
  )
}
