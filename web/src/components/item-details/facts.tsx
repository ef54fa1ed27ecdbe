import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(72px, auto) minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
  },
  name: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
})

export interface Fact {
  name: string
  value: ReactNode
}

/** Names and values; those without a value are left out. */
export const Facts = ({ facts }: { facts: Fact[] }) => {
  const styles = useStyles()
  return (
    <dl className={styles.root}>
      {facts
        .filter(({ value }) => value !== null && value !== undefined && value !== '')
        .map(({ name, value }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an item may say the same twice, and the order never changes
          <FactRow key={index} name={name} value={value} />
        ))}
    </dl>
  )
}

const FactRow = ({ name, value }: Fact) => {
  const styles = useStyles()
  return (
    <>
      <dt className={styles.name} dir="auto">
        {name}
      </dt>
      <dd className={styles.value} dir="auto">
        {value}
      </dd>
    </>
  )
}
