import { Link, makeStyles, tokens } from '@fluentui/react-components'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({
  address: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  more: { fontSize: 'inherit', lineHeight: 'inherit' },
})

export interface Address {
  name: string
  address: string
}

/** A message to hundreds of people must not push its text off the screen. */
const shown = 4

/** Names, each with its address where asked for: a name alone is easily faked. */
export const Person = ({ name, address }: Address) => {
  const styles = useStyles()
  // Each for itself: a name in Hebrew comes before its address, too.
  return (
    <span title={address}>
      <bdi>{name || address}</bdi>
      {name && address && name !== address ? (
        <>
          {' '}
          <bdi className={styles.address}>{address}</bdi>
        </>
      ) : null}
    </span>
  )
}

export const People = ({ people }: { people: Address[] }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const [all, setAll] = useState(false)
  const more = people.length - shown
  const few = more > 1 && !all
  return (
    <>
      {(few ? people.slice(0, shown) : people).map((person, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a message may name someone twice, and never changes
        <Fragment key={index}>
          {index > 0 ? ', ' : null}
          {all ? <Person {...person} /> : <bdi title={person.address}>{person.name || person.address}</bdi>}
        </Fragment>
      ))}{' '}
      {few ? (
        <Link as="button" inline className={styles.more} onClick={() => setAll(true)}>
          {t('mail.more', { count: more })}
        </Link>
      ) : null}
    </>
  )
}
