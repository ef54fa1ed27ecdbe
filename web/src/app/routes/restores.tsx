import { ownScope } from '@restore-portal/bff/contract/shared'
import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { restoreQuery } from '../../features/restores/api/restores.ts'
import { RestorePage } from '../../features/restores/restore-page.tsx'
import { RestoresPage } from '../../features/restores/restores-page.tsx'
import { useGo, useScope } from '../../lib/scope.tsx'
import { useTitle } from '../../lib/use-title.ts'
import { usePortal, useSession } from '../use-portal.ts'
import { Scroll } from './scroll.tsx'
import { usePage } from './use-page.ts'

export const RestoresRoute = () => {
  const { t } = useTranslation()
  const restores = usePage('/restores')
  const navigate = restores.useNavigate()
  useTitle(t('restores.title'), usePortal().name)
  return (
    <Scroll>
      <RestoresPage
        search={restores.useSearch()}
        onMove={(change) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })}
      />
    </Scroll>
  )
}

export const RestoreRoute = () => {
  const { restore: id } = usePage('/restores/$restore').useParams()
  const go = useGo()
  const scope = useScope()
  const { name: portalName } = usePortal()
  const { person } = useSession() ?? {}
  const { data } = useQuery(restoreQuery(id))
  // A frame that names one person never has another's restore in it.
  if (scope !== ownScope && data && data.scope !== scope) {
    return <Navigate to="/restores/$restore" params={{ restore: id }} replace />
  }
  return (
    <Scroll>
      <RestorePage
        key={id}
        id={id}
        portalName={portalName}
        person={person ? `${person.name} (${person.email})` : ''}
        onRepeated={({ id: repeated }) => go({ to: '/restores/$restore', params: { restore: repeated } })}
      />
    </Scroll>
  )
}
