import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { RestorePoint } from '@restore-portal/bff/contract/restore-points'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSelection } from '../../../components/item-grid/use-selection.ts'
import { PointPicker } from '../../../components/points/point-picker.tsx'
import { Timeline } from '../../../components/points/timeline.tsx'
import { phone, usePhone, useTablet } from '../../../lib/layout.ts'
import { everything, holding } from '../../../lib/restore-points.ts'
import { startFolder } from '../folders/folder-order.ts'
import { folderPathQuery } from '../folders/folder-path.ts'
import { useNear } from '../folders/use-near.ts'
import { withFolders } from '../items/with-folders.ts'
import type { Place } from '../place.ts'
import type { ReadingProps } from '../reading/reading-props.ts'
import { FolderWay } from '../search/found-in.tsx'
import { compileSearch } from '../search/language/compile.ts'
import { SearchBox } from '../search/search-box.tsx'
import type { ExploreSearch, Move } from '../search-params.ts'
import type { Collecting, Downloads, FolderNode, Picked, Row, Source } from '../source.ts'
import { CollectButton } from './collect-button.tsx'
import { CompareButton } from './compare-button.tsx'
import { DownloadButton } from './download-button.tsx'
import { FolderPane } from './folder-pane.tsx'
import { type ListLook, ListPane } from './list-pane.tsx'
import { Toolbar } from './toolbar.tsx'

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
  reading: {
    display: 'flex',
    flexDirection: 'column',
    flexBasis: '44%',
    flexShrink: 0,
    minWidth: 0,
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
  },
  covering: { position: 'absolute', inset: 0, zIndex: 2, borderRadius: 0 },
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

/** A folder, with all that is in it. */
const all = ({ id, name }: FolderNode): Picked => ({ id, name, oneNote: false, folder: true })

/** Folders, items and the opened item, at one restore point. */
export const Explorer = <R extends Row>(props: ExplorerProps<R>) => {
  const { source, place, points, latest, search, onMove, look, reading, onRestore, downloads, collecting } = props
  const { t } = useTranslation()
  const styles = useStyles()
  const narrow = usePhone()
  const tablet = useTablet()
  const client = useQueryClient()
  const [drawer, setDrawer] = useState(false)
  const usable = useMemo(() => holding(points, source.workload), [points, source.workload])
  const [listError, setListError] = useState<unknown>(null)
  const panes = useRef<HTMLDivElement>(null)
  const asked = useMemo(
    () => (search.q === undefined ? null : compileSearch(search.q, source.workload)),
    [search.q, source.workload],
  )

  const top = useQuery(source.folders(place))
  const folder = search.folder ?? (top.data && startFolder(top.data)?.id)
  const path = useQuery({ ...folderPathQuery(source, place, folder ?? '', client), enabled: folder !== undefined })
  const within = search.q === undefined || search.within === 'folder'
  const list = JSON.stringify([source.workload, place, search.q ?? null, within ? (folder ?? null) : null])
  const picked = useSelection<Picked>(JSON.stringify([list, search.filter, search.only]))
  const [selecting, setSelecting] = useState(false)

  // Who opened a message and ticked nothing means that message.
  const opened = useQuery({ ...source.item(place, search.item ?? ''), enabled: search.item !== undefined }).data
  const chosen = picked.selection.size > 0 || !opened ? [...picked.selection.values()] : [source.pick(opened)]
  const restore = (items: Picked[]) => onRestore(place, items, picked.clear)
  const here = path.data?.at(-1)
  const download = (items: Picked[], look?: { label: string; iconOnly: true }) => (
    <DownloadButton
      downloads={downloads}
      count={items.length}
      iconOnly={narrow}
      onClick={() => downloads.start(place, items)}
      {...look}
    />
  )

  const collect = (items: Picked[], around = path.data ?? []) =>
    collecting.add(place, () => withFolders(items, { source, place, path: around, client, t }))
  const collectButton = (items: Picked[], look?: { label: string; iconOnly: true }, around?: FolderNode[]) => (
    <CollectButton
      busy={collecting.busy}
      count={items.length}
      iconOnly={narrow}
      onClick={() => collect(items, around)}
      {...look}
    />
  )

  const openFolder = ({ id }: Pick<FolderNode, 'id'>) => {
    setDrawer(false)
    onMove({ folder: id, item: undefined, q: undefined, within: undefined, filter: undefined })
  }
  const searchFor = (q: string | undefined, replace: boolean) =>
    onMove({ q, item: undefined, filter: undefined, order: undefined, direction: undefined }, { replace })
  const near = useNear(source, place, search)
  const close = () => onMove({ item: undefined })
  const covered = narrow && search.item !== undefined
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
            {download(chosen)}
            {collectButton(chosen)}
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
      <div className={styles.panes} ref={panes}>
        <FolderPane
          source={source}
          place={place}
          current={search.q === undefined || within ? folder : undefined}
          path={path.data ?? undefined}
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
          noFolders={top.data?.length === 0}
          path={path.data}
          look={look}
          picked={picked}
          selecting={selecting}
          onSelecting={setSelecting}
          covered={covered}
          onMove={onMove}
          onOpenFolder={openFolder}
          onError={setListError}
          {...(here && {
            folderActions: (
              <>
                <CompareButton
                  workload={source.workload}
                  place={place}
                  latest={latest}
                  folder={here.id}
                  iconOnly={tablet || search.item !== undefined}
                />
                {download([all(here)], { label: t('download.folder'), iconOnly: true })}
                {collectButton(
                  [all(here)],
                  { label: t('restoreList.addFolder'), iconOnly: true },
                  path.data?.slice(0, -1),
                )}
              </>
            ),
          })}
          {...(asked?.is === 'query' && {
            searchActions: (
              <CollectButton
                busy={collecting.busy}
                count={1}
                label={t('restoreList.addSearch')}
                iconOnly
                onClick={() =>
                  collecting.add(place, async () => [
                    { kind: 'search', q: asked.query, ...(within && folder !== undefined && { id: folder }) },
                  ])
                }
              />
            ),
          })}
          {...(tablet && { onShowFolders: () => setDrawer(true) })}
        />
        {search.item === undefined ? null : (
          <div className={mergeClasses(styles.reading, narrow && styles.covering)}>
            {reading({
              place,
              item: search.item,
              onClose: close,
              ...(opened && {
                others: (
                  <>
                    {download([source.pick(opened)], { label: t('download.item'), iconOnly: true })}
                    {covered
                      ? collectButton([source.pick(opened)], { label: t('restoreList.addItem'), iconOnly: true })
                      : null}
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
              ...(covered && opened && { onRestore: () => restore([source.pick(opened)]) }),
            })}
          </div>
        )}
      </div>
    </div>
  )
}
