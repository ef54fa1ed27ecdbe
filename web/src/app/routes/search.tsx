import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Hidden } from '../../components/hidden.tsx'
import { SearchPage } from '../../features/explore/search/search-page.tsx'
import { ownScope } from '../../lib/restore-points.ts'
import { useTitle } from '../../lib/use-title.ts'
import { usePortal } from '../use-portal.ts'

const route = getRouteApi('/search')

export const SearchRoute = () => {
  const { t } = useTranslation()
  const navigate = route.useNavigate()
  const search = route.useSearch()
  useTitle(t('shell.search'), usePortal().name)
  return (
    <>
      <Hidden as="h1">{t('shell.search')}</Hidden>
      <SearchPage
        scope={ownScope}
        search={search}
        onSearch={(q) =>
          void navigate({
            search: (before) => ({ ...before, q }),
            replace: search.q !== undefined && q !== undefined,
          })
        }
        onSyntax={(workload, q) =>
          void navigate({ to: workload === 'mail' ? '/mail' : '/onedrive', search: { q, point: search.point } })
        }
      />
    </>
  )
}
