import { makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({
  page: { position: 'relative', minHeight: '100dvh', display: 'grid', placeItems: 'center' },
  words: { position: 'absolute', insetInline: 0, top: `calc(50% + 24px + ${tokens.spacingVerticalL})` },
})

/** Before it is known who is there: what `index.html` shows while the scripts come, and words once it takes long. */
export const Opening = () => {
  const { t } = useTranslation()
  const styles = useStyles()
  // It goes on where that stands.
  const [animationDelay] = useState(() => `${300 - performance.now()}ms`)
  return (
    <main className={styles.page}>
      <div className="opening" style={{ animationDelay }}>
        <img src="/icon.svg" alt="" width={48} height={48} />
      </div>
      <Spinner className={styles.words} size="tiny" label={t('signIn.loading')} delay={600} />
    </main>
  )
}
