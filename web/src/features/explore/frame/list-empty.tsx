import { Button } from '@fluentui/react-components'
import { FilterRegular, FolderOpenRegular, FolderProhibitedRegular, SearchInfoRegular } from '@fluentui/react-icons'
import { EmptyState } from '../../../components/empty-state.tsx'
import { useWhoseWords } from '../../../lib/scope.tsx'
import type { Workload } from '../place.ts'
import { elsewhereWords } from '../search/elsewhere-words.ts'
import { splitSearch } from '../search/language/chips.ts'
import type { Criterion } from '../search/language/criteria.ts'
import type { ExploreSearch, Move } from '../search-params.ts'

interface ListEmptyProps {
  workload: Workload
  /** Of all time, or of one backup. */
  all: boolean
  search: ExploreSearch
  noFolders: boolean
  missing: boolean
  invalid: boolean
  /** Conditions of the search that nothing here can meet. */
  elsewhere: Criterion[] | null
  onMove: Move
  /** Takes away the filter that leaves nothing. */
  onShowAll?: () => void
}

/** Why there is nothing in the list, and where to look instead. */
export const ListEmpty = (props: ListEmptyProps) => {
  const { workload, all, search, noFolders, missing, invalid, elsewhere, onMove, onShowAll } = props
  const t = useWhoseWords()
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
        title={t(all ? 'explore.missingFolderAll' : 'explore.missingFolder')}
        help={t(all ? 'explore.missingFolderAllHelp' : 'explore.missingFolderHelp')}
      >
        <Button onClick={() => onMove({ folder: undefined, item: undefined, q: undefined, within: undefined })}>
          {t(`explore.start.${workload}`)}
        </Button>
      </EmptyState>
    )
  }
  if (invalid) {
    return <EmptyState icon={<SearchInfoRegular />} title={t('search.cannot')} help={t('search.cannotHelp')} />
  }
  if (elsewhere) {
    return (
      <EmptyState
        icon={<SearchInfoRegular />}
        title={t(`search.nothingAsked.${workload}`)}
        help={elsewhereWords(elsewhere, workload, t)}
      />
    )
  }
  if (onShowAll) {
    return (
      <EmptyState icon={<FilterRegular />} title={t('filter.nothing')} help={t('filter.nothingHelp')}>
        <Button onClick={onShowAll}>{t('filter.showAll')}</Button>
      </EmptyState>
    )
  }
  if (search.q !== undefined) {
    const here = search.within === 'folder'
    const { chips, rest } = splitSearch(search.q)
    return (
      <EmptyState
        icon={<SearchInfoRegular />}
        title={chips.length > 0 ? t('explore.nothingWithOptions') : t('explore.nothingFound', { q: rest })}
        help={
          all
            ? t(here ? 'explore.nothingFoundAllHere' : 'explore.nothingFoundAllHelp')
            : t(here ? 'explore.nothingFoundHere' : 'explore.nothingFoundHelp')
        }
      >
        {here ? <Button onClick={() => onMove({ within: undefined })}>{t('explore.searchEverywhere')}</Button> : null}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={<FolderOpenRegular />}
      title={t(all ? 'explore.emptyAll' : 'explore.empty')}
      help={t(all ? 'explore.emptyAllHelp' : 'explore.emptyHelp')}
    />
  )
}
