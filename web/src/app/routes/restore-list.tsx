import type { RestoreListSummary } from '@restore-portal/bff/contract/restore-list'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { searchWords } from '../../features/explore/search/search-words.ts'
import { restoreListQuery } from '../../features/restore-list/api/restore-list.ts'
import { sizeOf, workloads } from '../../features/restore-list/lines.ts'
import { RestoreListPage } from '../../features/restore-list/restore-list-page.tsx'
import { useScope } from '../../lib/scope.tsx'
import { useTitle } from '../../lib/use-title.ts'
import { usePortal } from '../use-portal.ts'
import { useAskForWish } from './ask-to-restore.tsx'

/** Joins the restore list to what restores it. */
export const RestoreListRoute = () => {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const scope = useScope()
  const look = () => void queries.invalidateQueries({ queryKey: restoreListQuery(scope).queryKey })
  const { ask, dialog } = useAskForWish(look)
  useTitle(t('restoreList.title'), usePortal().name)
  const restore = (summary: RestoreListSummary) =>
    ask(
      {
        scope,
        list: { revision: summary.revision },
        workloads: workloads.filter((workload) => sizeOf(summary, workload) > 0),
        count: summary.entries,
      },
      () => undefined,
    )
  return (
    <>
      <RestoreListPage scope={scope} onRestore={restore} searchWords={searchWords} />
      {dialog}
    </>
  )
}
