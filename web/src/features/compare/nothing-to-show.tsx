import { Button } from '@fluentui/react-components'
import { CheckmarkCircleRegular, FilterRegular, FolderProhibitedRegular } from '@fluentui/react-icons'
import { EmptyState } from '../../components/empty-state.tsx'
import { isProblem } from '../../lib/problem-error.ts'
import { useWhoseWords } from '../../lib/scope.tsx'
import type { Place } from './place.ts'
import type { CompareSearch, Move } from './search-params.ts'

interface NothingToShowProps {
  place: Place
  kind: CompareSearch['kind']
  /** Something changed, only not of this kind. */
  others: boolean
  error: unknown
  onMove: Move
}

/** Why there are no changes in the list, and where to look instead. */
export const NothingToShow = ({ place, kind, others, error, onMove }: NothingToShowProps) => {
  const t = useWhoseWords()
  const { workload, folder, from, to } = place
  const widen =
    folder === undefined ? null : (
      <Button onClick={() => onMove({ folder: undefined })}>{t(`compare.widen.${workload}`)}</Button>
    )
  if (isProblem(error, 'not_found')) {
    return (
      <EmptyState
        icon={<FolderProhibitedRegular />}
        title={t('compare.missingFolder')}
        help={t('compare.missingFolderHelp')}
      >
        {widen}
      </EmptyState>
    )
  }
  if (isProblem(error, 'too_large')) {
    return (
      <EmptyState icon={<FolderProhibitedRegular />} title={t('compare.tooLarge')} help={t('compare.tooLargeHelp')} />
    )
  }
  if (from === to) return <EmptyState title={t('compare.same')} help={t('compare.sameHelp')} />
  if (others && kind) {
    return (
      <EmptyState icon={<FilterRegular />} title={t(`compare.noneOf.${kind}`)}>
        <Button onClick={() => onMove({ kind: undefined })}>{t('compare.showAll')}</Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={<CheckmarkCircleRegular />}
      title={t('compare.nothing')}
      help={t(folder === undefined ? 'compare.nothingHelp' : 'compare.nothingHelpFolder')}
    >
      {widen}
    </EmptyState>
  )
}
