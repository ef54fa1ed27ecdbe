import { Button } from '@fluentui/react-components'
import { FolderOpenRegular, FolderProhibitedRegular, SearchInfoRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../components/empty-state.tsx'
import type { Workload } from '../place.ts'
import type { ExploreSearch, Move } from '../search-params.ts'

interface ListEmptyProps {
  workload: Workload
  search: ExploreSearch
  noFolders: boolean
  missing: boolean
  invalid: boolean
  onMove: Move
}

/** Why there is nothing in the list, and where to look instead. */
export const ListEmpty = ({ workload, search, noFolders, missing, invalid, onMove }: ListEmptyProps) => {
  const { t } = useTranslation()
  if (noFolders) {
    return (
      <EmptyState
        icon={<FolderProhibitedRegular />}
        title={t(`explore.noFolders.${workload}`)}
        help={t('explore.noFoldersHelp')}
      />
    )
  }
  if (missing) {
    return (
      <EmptyState
        icon={<FolderProhibitedRegular />}
        title={t('explore.missingFolder')}
        help={t('explore.missingFolderHelp')}
      >
        <Button onClick={() => onMove({ folder: undefined, item: undefined, q: undefined, within: undefined })}>
          {t(`explore.start.${workload}`)}
        </Button>
      </EmptyState>
    )
  }
  if (invalid) {
    return (
      <EmptyState
        icon={<SearchInfoRegular />}
        title={t('problem.search_invalid.sentence')}
        help={t('problem.search_invalid.next')}
      />
    )
  }
  if (search.q !== undefined) {
    const here = search.within === 'folder'
    return (
      <EmptyState
        icon={<SearchInfoRegular />}
        title={t('explore.nothingFound', { q: search.q })}
        help={here ? t('explore.nothingFoundHere') : t('explore.nothingFoundHelp')}
      >
        {here ? <Button onClick={() => onMove({ within: undefined })}>{t('explore.searchEverywhere')}</Button> : null}
      </EmptyState>
    )
  }
  return <EmptyState icon={<FolderOpenRegular />} title={t('explore.empty')} help={t('explore.emptyHelp')} />
}
