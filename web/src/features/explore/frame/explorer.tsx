import { makeStyles, tokens } from '@fluentui/react-components'
import type { RestorePoint } from '@restore-portal/bff/contract/restore-points'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSelection } from '../../../components/item-grid/use-selection.ts'
import { PointPicker } from '../../../components/points/point-picker.tsx'
import { Timeline } from '../../../components/points/timeline.tsx'
import { phone, usePhone, useTablet } from '../../../lib/layout.ts'
import { everything, holding } from '../../../lib/restore-points.ts'
import { ShowingProvider } from '../cover/showing.tsx'
import { useNear } from '../folders/use-near.ts'
import type { Place } from '../place.ts'
import type { ReadingProps } from '../reading/reading-props.ts'
import { collectSearch } from '../search/collect-search.ts'
import { SearchBox } from '../search/search-box.tsx'
import type { ExploreSearch, Move } from '../search-params.ts'
import type { Collecting, Downloads, FolderNode, Picked, Row, Source } from '../source.ts'
import { FolderActions } from './folder-actions.tsx'
import { FolderPane } from './folder-pane.tsx'
import type { ListLook } from './list-look.tsx'
import { ListPane } from './list-pane.tsx'
import { OpenedItem } from './opened-item.tsx'
import { Toolbar } from './toolbar.tsx'
import { useActions } from './use-actions.tsx'
import { useHere } from './use-here.ts'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    flexGrow: 1,
    minHeight: '320px',
    position: 'relative',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} ${tokens.spacingHorizontalL}`,
    [phone]: { padding: tokens.spacingHorizontalS },
  },
  panes: { display: 'flex', gap: tokens.spacingHorizontalM, flexGrow: 1, minHeight: 0 },
})

export interface ExplorerProps<R extends Row> {
  source: Source<R>
  place: Place
  points: RestorePoint[]
  latest: boolean
  search: ExploreSearch
  onMove: Move
  /** How this workload's rows look. */
  look: ListLook<R>
  /** The pane that shows an opened item. */
  reading: (pane: ReadingProps) => ReactNode
  onRestore: (place: Place, items: Picked[], restored: () => void) => void
  downloads: Downloads
  collecting: Collecting
}

/** Folders, items and the opened item, at one restore point. */
export const Explorer = <R extends Row>(props: ExplorerProps<R>) => {
  const { source, place, points, latest, search, onMove, look, reading, onRestore, downloads, collecting } = props
  const { t } = useTranslation()
  const styles = useStyles()
  const tablet = useTablet()
  const covered = usePhone() && search.item !== undefined
  const [drawer, setDrawer] = useState(false)
  const [listError, setListError] = useState<unknown>(null)
  const [selecting, setSelecting] = useState(false)
  const panes = useRef<HTMLDivElement>(null)
  const usable = useMemo(() => holding(points, source.workload), [points, source.workload])
  const { asked, folder, noFolders, path, opened, within, list } = useHere(source, place, search)
  const picked = useSelection<Picked>(JSON.stringify([list, search.filter, search.only]))
  const actions = useActions({ source, place, path, downloads, collecting })
  const near = useNear(source, place, search)

  const found = asked && collectSearch(asked, search.q ?? '', t, within ? path : null)
  // Who opened a message and ticked nothing means that message.
  const chosen = picked.selection.size > 0 || !opened ? [...picked.selection.values()] : [source.pick(opened)]
  const restore = (items: Picked[]) => onRestore(place, items, picked.clear)
  const openFolder = ({ id }: Pick<FolderNode, 'id'>) => {
    setDrawer(false)
    onMove({ folder: id, item: undefined, q: undefined, within: undefined, filter: undefined })
  }
  const searchFor = (q: string | undefined, replace: boolean) =>
    onMove({ q, item: undefined, filter: undefined, order: undefined, direction: undefined }, { replace })
  return (
    <div className={styles.root}>
      <Toolbar
        covered={covered}
        picker={
          <PointPicker
            points={usable}
            point={place.point}
            latest={latest}
            wholes={['all', 'latest']}
            onChoose={(point) => onMove({ point, item: undefined })}
          />
        }
        search={
          <SearchBox
            workload={source.workload}
            q={search.q}
            error={listError}
            onSearch={(q) => searchFor(q, search.q !== undefined && q !== undefined)}
            onSyntax={(_, q) => searchFor(q, false)}
            onDown={() => panes.current?.querySelector<HTMLElement>('[role=row][tabindex="0"]')?.focus()}
          />
        }
        count={picked.selection.size}
        restorable={chosen.length}
        selecting={selecting}
        others={
          <>
            {actions.download(chosen)}
            {actions.collect(chosen)}
          </>
        }
        onClear={picked.clear}
        onRestore={() => restore(chosen)}
      />
      {place.point === everything || usable.length < 2 ? null : (
        <Timeline
          points={usable}
          point={place.point}
          onChoose={(point) => onMove({ point, item: undefined }, { replace: true })}
        />
      )}
      <ShowingProvider workload={source.workload} place={place}>
        <div className={styles.panes} ref={panes}>
          <FolderPane
            source={source}
            place={place}
            current={within ? folder : undefined}
            path={path ?? undefined}
            drawer={tablet}
            open={drawer}
            onClose={() => setDrawer(false)}
            onOpen={openFolder}
            onNear={near}
          />
          <ListPane
            key={list}
            source={source}
            place={place}
            search={search}
            asked={asked}
            folder={folder}
            noFolders={noFolders}
            path={path}
            look={look}
            picked={picked}
            selecting={selecting}
            onSelecting={setSelecting}
            covered={covered}
            onMove={onMove}
            onOpenFolder={openFolder}
            onError={setListError}
            {...(path && {
              folderActions: (
                <FolderActions
                  workload={source.workload}
                  place={place}
                  latest={latest}
                  path={path}
                  actions={actions}
                  cramped={search.item !== undefined}
                />
              ),
            })}
            {...(found && { searchActions: actions.collectFound(found) })}
            {...(tablet && { onShowFolders: () => setDrawer(true) })}
          />
          <OpenedItem
            source={source}
            place={place}
            search={search}
            opened={opened}
            reading={reading}
            actions={actions}
            covering={covered}
            onMove={onMove}
            onRestore={restore}
          />
        </div>
      </ShowingProvider>
    </div>
  )
}
