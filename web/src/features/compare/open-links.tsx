import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { RouterLink } from '../../components/router-link.tsx'
import type { Change } from './api/compare.ts'
import { after, before, type Place } from './place.ts'

const useStyles = makeStyles({
  root: { display: 'inline-flex', gap: tokens.spacingHorizontalM },
  brief: { flexDirection: 'column', gap: '2px', fontSize: tokens.fontSizeBase200 },
})

interface OpenLinksProps {
  change: Change
  name: string
  place: Place
  /** The Tab key leads through the links of the row with the focus, not through those of all rows. */
  reachable: boolean
  brief: boolean
}

/** The ways to an item in the explorer, at the moments at which it was there. */
export const OpenLinks = ({ change, name, place, reachable, brief }: OpenLinksProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const [was, is] = [before(place, change), after(place, change)]
  const common = {
    tabIndex: reachable ? 0 : -1,
    onClick: (event: { stopPropagation: () => void }) => event.stopPropagation(),
  }
  return (
    <span className={`${styles.root} ${brief ? styles.brief : ''}`}>
      {was ? (
        <RouterLink {...was} {...common} aria-label={t('compare.beforeOf', { name })}>
          {t('compare.before')}
        </RouterLink>
      ) : null}
      {is ? (
        <RouterLink {...is} {...common} aria-label={t('compare.nowOf', { name })}>
          {t('compare.now')}
        </RouterLink>
      ) : null}
    </span>
  )
}
