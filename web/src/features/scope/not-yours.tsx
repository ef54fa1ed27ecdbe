import { PersonProhibitedRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/empty-state.tsx'
import { RouterButton } from '../../components/router-button.tsx'
import { useTitle } from '../../lib/use-title.ts'

/** An address about somebody who does not exist, or for whom one may not act: which of the two is not told. */
export const NotYours = ({ portalName }: { portalName: string }) => {
  const { t } = useTranslation()
  useTitle(t('scope.notYours'), portalName)
  return (
    <EmptyState level={1} icon={<PersonProhibitedRegular />} title={t('scope.notYours')} help={t('scope.notYoursHelp')}>
      <RouterButton appearance="primary" to="/people">
        {t('scope.chooseOther')}
      </RouterButton>
      <RouterButton to="/mail">{t('scope.ownMail')}</RouterButton>
    </EmptyState>
  )
}
