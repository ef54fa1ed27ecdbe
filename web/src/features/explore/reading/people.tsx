import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM },
  address: { color: tokens.colorNeutralForeground3 },
})

interface Address {
  name: string
  address: string
}

/** A message to hundreds of people must not push its text off the screen. */
const shown = 12

export const People = ({ people }: { people: Address[] }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <span className={styles.root}>
      {people.slice(0, shown).map(({ name, address }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a message may name someone twice, and never changes
        <bdi key={index}>
          {name || address}
          {name && address && name !== address ? (
            <>
              {' '}
              <bdi className={styles.address}>{address}</bdi>
            </>
          ) : null}
        </bdi>
      ))}
      {people.length > shown ? <span>{t('mail.more', { count: people.length - shown })}</span> : null}
    </span>
  )
}
