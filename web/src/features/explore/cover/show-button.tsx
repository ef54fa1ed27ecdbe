import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { Eye16Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { useShowing } from './showing.tsx'

const useStyles = makeStyles({
  root: { flexShrink: 0, minWidth: 0, marginInlineStart: 'auto', color: tokens.colorNeutralForeground2 },
})

/** Shows one row. By the keyboard, opening it offers the same. */
export const ShowButton = ({ id }: { id: string }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const showing = useShowing()
  if (!showing) return null
  return (
    <Button
      className={styles.root}
      appearance="transparent"
      size="small"
      icon={<Eye16Regular />}
      tabIndex={-1}
      disabled={showing.busy}
      onClick={(event) => {
        event.stopPropagation()
        showing.show({ kind: 'item', id })
      }}
    >
      {t('cover.show')}
    </Button>
  )
}
