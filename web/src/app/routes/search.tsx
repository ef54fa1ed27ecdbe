import { useTranslation } from 'react-i18next'
import { Hidden } from '../../components/hidden.tsx'
import { SearchPage } from '../../features/explore/search/search-page.tsx'
import { useGo, useScope } from '../../lib/scope.tsx'
import { useTitle } from '../../lib/use-title.ts'
import { usePortal } from '../use-portal.ts'
import { useCollecting } from './use-collecting.tsx'
import { usePage } from './use-page.ts'

export const SearchRoute = () => {
  const { t } = useTranslation()
  const route = usePage('/search')
  const navigate = route.useNavigate()
  const go = useGo()
  const search = route.useSearch()
  const { collectingOf, note } = useCollecting()
  useTitle(t('shell.search'), usePortal().name)
  return (
    <>
      <Hidden as="h1">{t('shell.search')}</Hidden>
      <SearchPage
        scope={useScope()}
        collectingOf={collectingOf}
        search={search}
        onSearch={(q) =>
          void navigate({
            search: (before) => ({ ...before, q }),
            replace: search.q !== undefined && q !== undefined,
          })
        }
        onSyntax={(workload, q) =>
          go({ to: workload === 'mail' ? '/mail' : '/onedrive', search: { q, point: search.point } })
        }
      />
      {note}
    </>
  )
}
