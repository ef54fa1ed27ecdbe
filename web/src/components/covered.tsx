import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Hidden } from './hidden.tsx'

const useStyles = makeStyles({
  bar: {
    display: 'inline-block',
    flexShrink: 1,
    minWidth: '32px',
    maxWidth: '100%',
    height: '10px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralStencil1,
    verticalAlign: 'middle',
    '@media (forced-colors: active)': { border: '1px dashed GrayText' },
  },
  long: { width: '180px' },
  short: { width: '96px' },
})

/** Stands for words that are covered until somebody shows them. Says so once a row: `quiet` where another one does. */
export const Covered = ({ short = false, quiet = false }: { short?: boolean; quiet?: boolean }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <>
      <span className={mergeClasses(styles.bar, short ? styles.short : styles.long)} aria-hidden="true" />
      {quiet ? null : <Hidden>{t('cover.covered')}</Hidden>}
    </>
  )
}
