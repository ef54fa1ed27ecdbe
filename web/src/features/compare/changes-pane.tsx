import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { card } from '../../components/card.ts'
import { ItemGrid } from '../../components/item-grid/item-grid.tsx'
import { ProblemMessage } from '../../components/problem-message.tsx'
import { isProblem } from '../../lib/problem-error.ts'
import { useGo } from '../../lib/scope.tsx'
import { type Span, sameWindows } from '../../lib/windows.ts'
import type { Change, Item } from './api/compare.ts'
import { type ItemLook, isHeading, type Line, useChangeLook } from './change-look.tsx'
import { ChangesHead } from './changes-head.tsx'
import { GroupHeading } from './group-heading.tsx'
import { NothingToShow } from './nothing-to-show.tsx'
import { headingId, type Wished, withHeadings } from './picked.ts'
import { after, before, type Place } from './place.ts'
import type { CompareSearch, Move } from './search-params.ts'
import { useComparison } from './use-comparison.ts'
import { usePicking } from './use-picking.ts'

const useStyles = makeStyles({
  pane: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: 0,
    minHeight: '240px',
    overflow: 'hidden',
    ...card,
  },
  bar: { flexShrink: 0 },
  problem: { padding: tokens.spacingHorizontalM },
  cover: { flexShrink: 0, padding: `0 ${tokens.spacingHorizontalM}` },
})

interface ChangesPaneProps<I extends Item> {
  place: Place
  kind: CompareSearch['kind']
  look: ItemLook<I>
  onMove: Move
  /** @param restored called once the restore is accepted */
  onRestore: (items: Wished[], restored: () => void) => void
  collecting: { busy: boolean; add: (items: Wished[]) => void }
  /** Stands above changes of which some are covered. */
  coverBar: ReactNode
}

/** What changed, folder by folder, and the way to have it back. */
export const ChangesPane = <I extends Item>(props: ChangesPaneProps<I>) => {
  const { place, kind, look, onMove, onRestore, collecting, coverBar } = props
  const { t } = useTranslation()
  const styles = useStyles()
  const go = useGo()
  const [seen, setSeen] = useState<Span>({ start: 0, end: 0 })
  const asked = { ...place, kind }
  const comparison = useComparison(asked, seen)
  const { lines, groups, overview, complete, covered, pending, changeAt } = comparison
  const picking = usePicking(asked, lines, changeAt)
  const { columns, narrow, nameOf } = useChangeLook(look, place)
  const selected = useMemo(() => withHeadings(picking.selection, groups), [picking.selection, groups])
  const onSeen = useCallback(
    (start: number, end: number) => {
      const next = lines.changesIn({ start, end })
      // Scrolling within what is there already must not cost a render of the whole pane.
      setSeen((last) => (sameWindows(last, next) ? last : next))
    },
    [lines],
  )
  const lineAt = (index: number): Line<I> | undefined => {
    const at = lines.at(index)
    if (!at) return undefined
    if ('group' in at) return { group: at.group }
    const change = changeAt(at.change)
    // The page names the workload, and looks at its items alone.
    return change && { change: change as Change<I> }
  }
  const heading = useCallback(
    (line: Line<I>) => (isHeading(line) ? <GroupHeading group={line.group} workload={place.workload} /> : null),
    [place.workload],
  )
  const open = (line: Line<I>) => {
    if (isHeading(line)) return
    const target = after(place, line.change) ?? before(place, line.change)
    if (target) go(target)
  }
  const deleted = overview?.complete ? overview.counts.deleted : undefined
  const gatherDeleted = (use: (items: Wished[]) => void) =>
    picking.gather({ ...place, kind: 'deleted' }, { start: 0, end: deleted ?? 0 }, use)
  const { compared = 0, folders = null } = overview?.progress ?? {}
  // Unknown until all folders are found.
  const share = complete || picking.busy || !folders ? undefined : compared / folders
  const error = picking.error ?? comparison.error
  const hopeless = isProblem(error, 'not_found') || isProblem(error, 'too_large')
  const empty = !pending && complete && lines.total === 0
  return (
    <section className={styles.pane} aria-label={t('compare.list')}>
      <ChangesHead
        overview={overview}
        kind={kind}
        within={place.folder !== undefined}
        onKind={(next) => onMove({ kind: next }, { replace: true })}
        deleted={deleted}
        picking={picking}
        onRestoreDeleted={() => gatherDeleted((items) => onRestore(items, () => {}))}
        collecting={{ ...collecting, addDeleted: () => gatherDeleted(collecting.add) }}
        onRestore={(items) => onRestore(items, picking.clear)}
      />
      {covered ? <div className={styles.cover}>{coverBar}</div> : null}
      {(complete && !picking.busy) || error ? null : (
        <ProgressBar
          className={styles.bar}
          thickness="medium"
          aria-label={t('compare.comparing')}
          {...(share !== undefined && { value: share })}
        />
      )}
      {error && !hopeless ? (
        <div className={styles.problem}>
          <ProblemMessage
            error={error}
            onRetry={() => {
              picking.forgive()
              comparison.retry()
            }}
          />
        </div>
      ) : null}
      {empty || hopeless ? (
        <NothingToShow
          place={place}
          kind={kind}
          others={overview !== undefined && overview.changes.total > 0}
          error={error}
          onMove={onMove}
        />
      ) : pending && error ? null : (
        <ItemGrid
          key={kind ?? ''}
          label={t('compare.list')}
          // While the first window is on its way, a screenful of rows to come.
          total={pending || (!complete && lines.total === 0) ? 12 : lines.total}
          rowAt={lineAt}
          idOf={(line) => (isHeading(line) ? headingId(line.group) : line.change.item.id)}
          nameOf={nameOf}
          columns={columns}
          narrow={narrow}
          heading={heading}
          density={look.density}
          sort={null}
          onSort={() => {}}
          selected={selected}
          selecting={picking.busy}
          onToggle={picking.toggle}
          onToggleAll={picking.toggleAll}
          onClear={picking.clear}
          openId={undefined}
          onOpen={open}
          onSeen={onSeen}
        />
      )}
    </section>
  )
}
