import { makeStyles, tokens } from '@fluentui/react-components'
import { PersonSwap16Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { useWhose } from '../lib/scope.tsx'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    margin: 0,
    minWidth: 0,
    overflowWrap: 'anywhere',
    fontWeight: tokens.fontWeightSemibold,
  },
  icon: { flexShrink: 0 },
})

/** Whose data something is about; nothing where it is one's own. */
export const WhoseLine = () => {
  const { t } = useTranslation()
  const styles = useStyles()
  const { name } = useWhose()
  if (name === null) return null
  return (
    <p className={styles.root}>
      <PersonSwap16Regular className={styles.icon} aria-hidden="true" />
      <span>
        {t('scope.for')} <bdi>{name}</bdi>
      </span>
    </p>
  )
}
