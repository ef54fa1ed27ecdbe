import { Button } from '@fluentui/react-components'
import { Dismiss16Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'

interface RemoveButtonProps {
  /** Of what it takes off the list. */
  name: string
  /** The row has the focus: it is reached by Tab. */
  active: boolean
  onRemove: () => void
}

/** Takes one thing off the list, without a word: it can be added again. */
export const RemoveButton = ({ name, active, onRemove }: RemoveButtonProps) => {
  const { t } = useTranslation()
  return (
    <Button
      appearance="subtle"
      size="small"
      icon={<Dismiss16Regular />}
      tabIndex={active ? 0 : -1}
      title={t('restoreList.remove')}
      aria-label={t('restoreList.removeNamed', { name })}
      onClick={(event) => {
        event.stopPropagation()
        onRemove()
      }}
    />
  )
}
