import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PeoplePage } from '../../features/scope/people-page.tsx'
import { useTitle } from '../../lib/use-title.ts'
import { usePortal, useSession } from '../use-portal.ts'

const people = getRouteApi('/people')

export const PeopleRoute = () => {
  const { t } = useTranslation()
  const navigate = people.useNavigate()
  const search = people.useSearch()
  const session = useSession()
  useTitle(t('scope.title'), usePortal().name)
  if (!session) return null
  return (
    <PeoplePage
      person={session.person}
      isOperator={session.isOperator}
      search={search}
      onMove={(change) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })}
      onOwn={() => void navigate({ to: '/mail' })}
      onActing={({ id }) => void navigate({ to: '/for/$scope/mail', params: { scope: id } })}
    />
  )
}
