import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'

/** The file is there, but is not what its name says, or is damaged, or more than a browser can take. */
export const Unreadable = () => {
  const { t } = useTranslation()
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>{t('preview.unreadable')}</MessageBarBody>
    </MessageBar>
  )
}
