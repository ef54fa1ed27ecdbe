import { makeStyles, tokens } from '@fluentui/react-components'
import { type ReactNode, useId } from 'react'
import { card } from '../../components/card.ts'

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    minWidth: 0,
    padding: tokens.spacingHorizontalXL,
    ...card,
    '@media print': { boxShadow: 'none', padding: 0 },
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
})

export const Section = ({ heading, children }: { heading?: string; children: ReactNode }) => {
  const styles = useStyles()
  const id = useId()
  return (
    <section className={styles.root} {...(heading && { 'aria-labelledby': id })}>
      {heading ? (
        <h2 className={styles.heading} id={id}>
          {heading}
        </h2>
      ) : null}
      {children}
    </section>
  )
}
