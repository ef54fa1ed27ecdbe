import { ownScope } from '@restore-portal/bff/contract/shared'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatPercent } from '../../../lib/format.ts'
import { useScope } from '../../../lib/scope.tsx'
import { useTitleNote } from '../../../lib/use-title.ts'
import { isUnderWay, openRestoresQuery, restoreQuery, restoresKey } from '../api/restores.ts'
import { useStarted } from '../started.ts'
import { doneOf } from '../words.ts'
import { applyProgress } from './apply.ts'
import { setLive } from './live.ts'
import { notify } from './notify.ts'
import { shareProgress } from './share.ts'

/** Keeps what is on screen up to date by the stream; without one, by asking again and again. */
const useStream = (onSignedOut: () => void): void => {
  const queries = useQueryClient()
  const signedOut = useRef(onSignedOut)
  signedOut.current = onSignedOut
  useEffect(() => {
    const leaving = new AbortController()
    shareProgress((told) => {
      setLive(told.kind === 'progress' || told.kind === 'beat')
      if (told.kind === 'progress') applyProgress(queries, told.event.restores)
      // What asks again and again from now on has to begin with it.
      if (told.kind === 'lost') void queries.invalidateQueries({ queryKey: restoresKey })
      if (told.kind === 'end' && told.reason === 'signed-out') signedOut.current()
    }, leaving.signal)
    return () => {
      leaving.abort()
      setLive(false)
    }
  }, [queries])
}

/** What goes on is shown on every page, also what was started elsewhere; what has ended is said once. */
const useNotes = (): void => {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { show, remind } = useStarted()
  const open = useQuery(openRestoresQuery).data
  const before = useRef<string[]>([])
  useEffect(() => {
    if (!open) return
    const underWay = open.filter(isUnderWay).map(({ id }) => id)
    for (const id of underWay) remind(id)
    for (const id of before.current.filter((each) => !underWay.includes(each))) {
      queries
        .fetchQuery({ ...restoreQuery(id), staleTime: 0 })
        .then((restore) => {
          if (isUnderWay(restore)) return
          show(id)
          notify(restore, t)
        })
        // Its page says what is wrong.
        .catch(() => undefined)
    }
    before.current = underWay
  }, [open, queries, remind, show, t])
}

const useTitleProgress = (): void => {
  const { t } = useTranslation()
  const scope = useScope()
  const open = useQuery(openRestoresQuery).data ?? []
  // While someone acts for somebody, other people's restores have no place in the title.
  const underWay = open.filter((restore) => isUnderWay(restore) && (scope === ownScope || restore.scope === scope))
  const total = underWay.reduce((sum, { counts }) => sum + counts.total, 0)
  const done = underWay.reduce((sum, restore) => sum + doneOf(restore), 0)
  useTitleNote(underWay.length === 0 ? '' : total === 0 ? t('restores.inTitle') : formatPercent(done / total))
}

/** Nothing to see: how restores go on, for whatever page shows it, the tab's title and the notes. */
export const LiveProgress = ({ onSignedOut }: { onSignedOut: () => void }) => {
  useStream(onSignedOut)
  useNotes()
  useTitleProgress()
  return null
}
