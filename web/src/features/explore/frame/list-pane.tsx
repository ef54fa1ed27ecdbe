import { makeStyles, ProgressBar, ToggleButton, Tooltip, tokens } from '@fluentui/react-components'
import { Filter20Regular } from '@fluentui/react-icons'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { card } from '../../../components/card.ts'
import { ItemGrid } from '../../../components/item-grid/item-grid.tsx'
import type { useSelection } from '../../../components/item-grid/use-selection.ts'
import { ProblemMessage } from '../../../components/problem-message.tsx'
import { isProblem } from '../../../lib/problem-error.ts'
import { everything } from '../../../lib/restore-points.ts'
import { type Span, sameWindows } from '../../../lib/windows.ts'
import { CoverBar } from '../cover/cover-bar.tsx'
import { listQuestion } from '../items/list-question.ts'
import { useView } from '../items/use-view.ts'
import { useCollect, useWindows } from '../items/use-windows.ts'
import type { Place } from '../place.ts'
import type { Compiled } from '../search/language/compile.ts'
import type { ExploreSearch, Move } from '../search-params.ts'
import type { FolderNode, Picked, Row, Source } from '../source.ts'
import { ListEmpty } from './list-empty.tsx'
import { ListFilter } from './list-filter.tsx'
import { ListHead } from './list-head.tsx'
import { type ListLook, useLookWithFolders } from './list-look.tsx'
import { usePicking } from './use-picking.ts'
import { ViewMenu } from './view-menu.tsx'

const useStyles = makeStyles({
  pane: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: 0,
    minHeight: 0,
    overflow: 'hidden',
    ...card,
  },
  problem: { padding: tokens.spacingHorizontalM },
  cover: { flexShrink: 0, padding: `0 ${tokens.spacingHorizontalM}` },
  // It lies over the list, which does not move for it.
  bar: { flexShrink: 0, position: 'relative', zIndex: 1, marginBottom: '-2px' },
})

export interface ListPaneProps<R extends Row> {
  source: Source<R>
  place: Place
  search: ExploreSearch
  /** What is asked of the backup server in a search; null outside of one. */
  asked: Compiled | null
  folder: string | undefined
  noFolders: boolean
  path: FolderNode[] | null | undefined
  look: ListLook<R>
  picked: ReturnType<typeof useSelection<Picked>>
  selecting: boolean
  onSelecting: (selecting: boolean) => void
  covered: boolean
  onMove: Move
  onOpenFolder: (folder: Pick<FolderNode, 'id'>) => void
  onShowFolders?: () => void
  /** What can be done with the whole folder. */
  folderActions?: ReactNode
  /** What can be done with all that was found. */
  searchActions?: ReactNode
  onError: (error: unknown) => void
}

export const ListPane = <R extends Row>(props: ListPaneProps<R>) => {
  const { source, place, search, asked, folder, look, picked, onMove, onSelecting, onError } = props
  const { t } = useTranslation()
  const styles = useStyles()
  const [seen, setSeen] = useState<Span>({ start: 0, end: 0 })

  const searching = asked !== null
  const q = asked?.is === 'query' ? asked.query : undefined
  const narrowed = search.filter !== undefined || search.only !== undefined
  const [filtering, setFiltering] = useState(narrowed)
  const view = useView(source.workload, look.columns)
  const question = listQuestion(
    source,
    search,
    searching ? { q: q ?? '', ...(search.within === 'folder' && { folder }) } : { folder },
  )
  const list = useWindows(source, place, question, seen, searching ? q !== undefined : folder !== undefined)
  const collect = useCollect(source, place, question)
  useEffect(() => onError(list.error), [list.error, onError])

  const picking = usePicking({ source, picked, list, collect, onSelecting })
  const unfilter = () => {
    setFiltering(false)
    onMove({ filter: undefined, only: undefined }, { replace: true })
  }
  const onSeen = useCallback(
    (start: number, end: number) =>
      // Scrolling within what is there already must not cost a render of the whole pane.
      setSeen((before) => (sameWindows(before, { start, end }) ? before : { start, end })),
    [],
  )

  const { columns, narrow } = useLookWithFolders({ source, place, searching }, look, view)
  const error = picking.failed ?? (isProblem(list.error, 'search_invalid') ? null : list.error)
  const empty = !list.pending && list.total === 0 && list.complete
  const missing = isProblem(list.error, 'not_found')
  const invalid = isProblem(list.error, 'search_invalid') || asked?.is === 'wrong' || asked?.is === 'empty'
  const elsewhere = asked?.is === 'elsewhere' ? asked.criteria : null
  // Of a folder the skeleton tells enough; a search may take long.
  const waiting = searching && list.pending && !list.error
  const unasked = invalid || elsewhere !== null
  return (
    <section className={styles.pane} inert={props.covered} aria-label={t(`explore.items.${source.workload}`)}>
      <ListHead
        workload={source.workload}
        path={props.path}
        search={search}
        total={list.pending || unasked ? undefined : list.total}
        complete={(list.complete && !waiting) || unasked}
        actions={
          <>
            {/* What comes later, or changes, stands before what does not: nothing moves under the pointer. */}
            {!searching && props.path?.length ? props.folderActions : null}
            {searching && list.total > 0 ? props.searchActions : null}
            <Tooltip content={t('filter.action')} relationship="label">
              <ToggleButton
                appearance="subtle"
                icon={<Filter20Regular />}
                checked={filtering || narrowed}
                onClick={() => (filtering || narrowed ? unfilter() : setFiltering(true))}
              />
            </Tooltip>
            <ViewMenu columns={look.columns} view={view} />
          </>
        }
        onMove={onMove}
        onOpenFolder={props.onOpenFolder}
        {...(props.onShowFolders && { onShowFolders: props.onShowFolders })}
      />
      {/* Which folder it is shows a moment later, in a pane made anew: what was typed by then would be lost. */}
      {(filtering || narrowed) && folder !== undefined ? (
        <ListFilter search={search} all={place.point === everything} onMove={onMove} onClose={unfilter} />
      ) : null}
      {list.covered ? (
        <div className={styles.cover}>
          <CoverBar
            folder={searching && search.within !== 'folder' ? undefined : folder}
            byWords={searching || search.filter !== undefined}
          />
        </div>
      ) : null}
      {((list.complete && !list.stale) || unasked) && !props.selecting ? null : (
        <ProgressBar
          className={styles.bar}
          thickness="medium"
          aria-label={t(props.selecting ? 'explore.selecting' : 'common.loading')}
        />
      )}
      {error && !missing ? (
        <div className={styles.problem}>
          <ProblemMessage
            error={error}
            onRetry={() => {
              picking.forget()
              list.retry()
            }}
          />
        </div>
      ) : null}
      {empty || missing || props.noFolders || invalid || elsewhere ? (
        <ListEmpty
          workload={source.workload}
          all={place.point === everything}
          search={search}
          noFolders={props.noFolders}
          missing={missing}
          invalid={invalid}
          elsewhere={elsewhere}
          onMove={onMove}
          {...(narrowed && { onShowAll: unfilter })}
        />
      ) : list.pending && list.error ? null : (
        <ItemGrid
          label={t(`explore.items.${source.workload}`)}
          // While the first window is on its way, a screenful of rows to come.
          total={list.pending ? 12 : list.total}
          rowAt={list.rowAt}
          idOf={(row) => row.id}
          nameOf={look.nameOf}
          columns={columns}
          density={view.density}
          narrow={narrow}
          sort={{ order: question.order, direction: question.direction }}
          onSort={(next) => onMove(next)}
          selected={picked.selection}
          selecting={props.selecting}
          onToggle={picking.toggle}
          onToggleAll={picking.toggleAll}
          onClear={picked.clear}
          openId={search.item}
          onOpen={(row) =>
            source.isFolder(row)
              ? props.onOpenFolder(row)
              : onMove({ item: row.id }, { replace: search.item !== undefined })
          }
          onSeen={onSeen}
        />
      )}
    </section>
  )
}
