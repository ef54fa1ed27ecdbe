import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { AccessHistoryPage } from '../../features/access-history/access-history-page.tsx'
import { useTitle } from '../../lib/use-title.ts'
import { usePortal, useSession } from '../use-portal.ts'
import { Scroll } from './scroll.tsx'

const page = getRouteApi('/access-history')

export const AccessHistoryRoute = () => {
  const { t } = useTranslation()
  const navigate = page.useNavigate()
  const { name } = usePortal()
  const { person } = useSession() ?? {}
  useTitle(t('accessHistory.title'), name)
  return (
    <Scroll>
      <AccessHistoryPage
        search={page.useSearch()}
        onMove={(change) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })}
        portalName={name}
        person={person ? `${person.name} (${person.email})` : ''}
      />
    </Scroll>
  )
}
