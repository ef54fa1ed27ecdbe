import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { Eye16Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { useShowing } from './showing.tsx'

const useStyles = makeStyles({
  root: { flexShrink: 0, minWidth: 0, marginInlineStart: 'auto', color: tokens.colorNeutralForeground2 },
})

interface ShowButtonProps {
  id: string
  /** Told to those who come to the button by itself, and not in its row. */
  name?: string
  /** Without it the keyboard opens the row, which offers the same. */
  reachable?: boolean
}

/** The button goes once it has shown something; the focus stays with that. */
const besideOf = (button: HTMLElement) =>
  button.closest<HTMLElement>('[role=row]') ?? button.closest('li')?.querySelector('a')

/** Shows one row. */
export const ShowButton = ({ id, name, reachable = false }: ShowButtonProps) => {
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
      tabIndex={reachable ? 0 : -1}
      disabledFocusable={showing.isBusy(id)}
      {...(name !== undefined && { 'aria-label': t('cover.showNamed', { name }) })}
      onClick={(event) => {
        event.stopPropagation()
        besideOf(event.currentTarget)?.focus()
        showing.show({ kind: 'item', id })
      }}
    >
      {t('cover.show')}
    </Button>
  )
}
