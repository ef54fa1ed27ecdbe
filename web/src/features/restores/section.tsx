import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    minWidth: 0,
    padding: tokens.spacingHorizontalXL,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
    '@media print': { boxShadow: 'none', padding: 0 },
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
})

export const Section = ({ heading, children }: { heading?: string; children: ReactNode }) => {
  const styles = useStyles()
  return (
    <section className={styles.root}>
      {heading ? <h2 className={styles.heading}>{heading}</h2> : null}
      {children}
    </section>
  )
}
