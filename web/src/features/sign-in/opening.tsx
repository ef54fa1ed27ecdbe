import { makeStyles, Spinner } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({ page: { minHeight: '100dvh', display: 'grid', placeItems: 'center' } })

/** Before it is known who is there: nothing at first, since most often it takes no time. */
export const Opening = () => {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <main className={styles.page}>
      <Spinner label={t('signIn.loading')} labelPosition="below" delay={600} />
    </main>
  )
}
