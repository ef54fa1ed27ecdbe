import { makeStyles, mergeClasses } from '@fluentui/react-components'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { card } from '../../../components/card.ts'
import type { Place } from '../place.ts'
import type { ReadingProps } from '../reading/reading-props.ts'
import { FolderWay } from '../search/found-in.tsx'
import type { ExploreSearch, Move } from '../search-params.ts'
import type { Picked, Row, Source } from '../source.ts'
import type { Actions } from './use-actions.tsx'

const useStyles = makeStyles({
  beside: {
    display: 'flex',
    flexDirection: 'column',
    flexBasis: '44%',
    flexShrink: 0,
    minWidth: 0,
    overflow: 'hidden',
    ...card,
  },
  covering: { position: 'absolute', inset: 0, zIndex: 2, borderRadius: 0 },
})

interface OpenedItemProps<R extends Row> {
  source: Source<R>
  place: Place
  search: ExploreSearch
  /** Absent while it is on its way. */
  opened: R | undefined
  reading: (pane: ReadingProps) => ReactNode
  actions: Actions
  /** It lies over the list and the toolbar, and has their buttons. */
  covering: boolean
  onMove: Move
  onRestore: (items: Picked[]) => void
}

/** What is opened, beside the list or over it. */
export const OpenedItem = <R extends Row>(props: OpenedItemProps<R>) => {
  const { source, place, search, opened, reading, actions, covering, onMove, onRestore } = props
  const { t } = useTranslation()
  const styles = useStyles()
  const pane = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Where the window is so low that the page is scrolled, what lies over the list begins at the top of it.
    if (covering && search.item !== undefined) pane.current?.scrollIntoView({ block: 'start' })
  }, [covering, search.item])
  if (search.item === undefined) return null
  const picked = opened && [source.pick(opened)]
  return (
    <div ref={pane} className={mergeClasses(styles.beside, covering && styles.covering)}>
      {reading({
        place,
        item: search.item,
        onClose: () => onMove({ item: undefined }),
        ...(picked && {
          others: (
            <>
              {actions.download(picked, { label: t('download.item'), iconOnly: true })}
              {covering ? actions.collect(picked, { label: t('restoreList.addItem'), iconOnly: true }) : null}
            </>
          ),
        }),
        ...(search.q !== undefined &&
          opened && {
            where: (
              <FolderWay
                source={source}
                place={place}
                folder={opened.folder}
                onOpen={(id) => onMove({ folder: id, q: undefined, within: undefined })}
              />
            ),
          }),
        ...(covering && picked && { onRestore: () => onRestore(picked) }),
      })}
    </div>
  )
}
