import { QuestionCircleRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../components/empty-state.tsx'
import { RouterLink } from '../components/router-link.tsx'
import { useTitle } from '../lib/use-title.ts'
import { usePortal } from './use-portal.ts'

export const NotFound = () => {
  const { t } = useTranslation()
  useTitle(t('shell.notFound'), usePortal().name)
  return (
    <EmptyState level={1} icon={<QuestionCircleRegular />} title={t('shell.notFound')} help={t('shell.notFoundHelp')}>
      <RouterLink to="/mail">{t('shell.goToMail')}</RouterLink>
    </EmptyState>
  )
}
