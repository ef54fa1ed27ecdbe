import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { phone } from '../../lib/layout.ts'
import { RestoreCard } from './restore-card.tsx'
import { useStarted } from './started.ts'

const useStyles = makeStyles({
  root: {
    position: 'fixed',
    insetInlineEnd: tokens.spacingHorizontalXL,
    bottom: tokens.spacingVerticalXL,
    zIndex: 10,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    width: '360px',
    maxHeight: '60vh',
    overflowY: 'auto',
    borderRadius: tokens.borderRadiusXLarge,
    '@media print': { display: 'none' },
    [phone]: {
      insetInline: tokens.spacingHorizontalM,
      bottom: '68px',
      width: 'auto',
    },
  },
})

/** More would cover the page; the Restores page has them all. */
const most = 3

/** The restores under way, at the edge of whatever page the person is on. */
export const RestoreCards = () => {
  const { t } = useTranslation()
  const styles = useStyles()
  const { started, putAway } = useStarted()
  if (started.length === 0) return null
  return (
    <section className={styles.root} aria-label={t('restores.progress')}>
      {started.slice(0, most).map((id) => (
        <RestoreCard key={id} id={id} onPutAway={() => putAway(id)} />
      ))}
    </section>
  )
}
