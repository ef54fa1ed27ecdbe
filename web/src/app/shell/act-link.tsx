import { PersonSwap20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { RouterButton } from '../../components/router-button.tsx'
import { useWide } from '../../lib/layout.ts'
import { useSession } from '../use-portal.ts'

/** The way to what helpdesk staff come for; where there is no room, the person's menu has it. */
export const useActPlace = (): 'header' | 'menu' | null => {
  const isWide = useWide()
  if (!useSession()?.isOperator) return null
  return isWide ? 'header' : 'menu'
}

export const ActLink = () => {
  const { t } = useTranslation()
  return (
    <RouterButton to="/people" appearance="subtle" icon={<PersonSwap20Regular aria-hidden="true" />}>
      {t('scope.title')}
    </RouterButton>
  )
}
