import { PassingNote } from '../../components/passing-note.tsx'
import { RouterLink } from '../../components/router-link.tsx'
import { formatCount } from '../../lib/format.ts'
import { useWhoseWords } from '../../lib/scope.tsx'
import type { Adding } from './use-adding.ts'

const shownFor = 6000

/** What became of the latest things put on the list. */
export const AddedNote = ({ adding }: { adding: Adding }) => {
  const t = useWhoseWords()
  const { data } = adding
  return (
    <PassingNote label={t('restoreList.note')} of={adding} pending={t('restoreList.adding')} shownFor={shownFor}>
      {data ? (
        <>
          {data.added > 0
            ? t('restoreList.added', { count: data.added, formatted: formatCount(data.added) })
            : t('restoreList.already', { count: data.asked })}{' '}
          <RouterLink inline to="/restore-list">
            {t('restoreList.open')}
          </RouterLink>
        </>
      ) : null}
    </PassingNote>
  )
}
