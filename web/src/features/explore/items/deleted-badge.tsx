import { Badge, makeStyles } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({ root: { flexShrink: 0 }, end: { flexShrink: 0, marginInlineStart: 'auto' } })

/** Marks what the newest backup does not hold any more. Quiet: a folder may be full of them. */
export const DeletedBadge = ({ end }: { end?: boolean }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <Badge className={end ? styles.end : styles.root} appearance="tint" color="informative" size="small">
      {t('explore.deleted')}
    </Badge>
  )
}
