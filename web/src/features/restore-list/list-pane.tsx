import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components'
import type { RestoreListEntry, RestoreListSummary } from '@restore-portal/bff/contract/restore-list'
import type { Workload } from '@restore-portal/bff/contract/restores'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { card } from '../../components/card.ts'
import { ItemGrid } from '../../components/item-grid/item-grid.tsx'
import type { useSelection } from '../../components/item-grid/use-selection.ts'
import { ProblemMessage } from '../../components/problem-message.tsx'
import { useGo } from '../../lib/scope.tsx'
import { type Span, windowSize } from '../../lib/windows.ts'
import { EntryName } from './entry-name.tsx'
import { addressOf, nameWords, type SearchWords } from './entry-words.ts'
import { groupsOf, headingId, idOf, isHeading, type Line } from './lines.ts'
import { RemoveButton } from './remove-button.tsx'
import { countWords } from './summary-words.ts'
import { useColumns } from './use-columns.tsx'
import { useLines } from './use-lines.ts'

const useStyles = makeStyles({
  pane: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minHeight: '240px',
    overflow: 'hidden',
    ...card,
  },
  problem: { padding: tokens.spacingHorizontalM },
  heading: { display: 'flex', alignItems: 'baseline', gap: tokens.spacingHorizontalM },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

export interface Picked {
  id: string
  workload: Workload
}

const pick = ({ id, workload }: RestoreListEntry): Picked => ({ id, workload })

interface ListPaneProps {
  scope: string
  summary: RestoreListSummary
  picked: ReturnType<typeof useSelection<Picked>>
  onRemove: (id: string) => void
  searchWords: SearchWords
}

/** The entries, under a heading for mail and one for OneDrive. */
export const ListPane = ({ scope, summary, picked, onRemove, searchWords }: ListPaneProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const go = useGo()
  const [seen, setSeen] = useState<Span>({ start: 0, end: windowSize })
  const [selecting, setSelecting] = useState(false)
  const [failed, setFailed] = useState<unknown>(null)
  const lines = useLines(scope, summary, seen)
  const nameOf = useCallback((entry: RestoreListEntry) => nameWords(entry, t, searchWords), [t, searchWords])
  const columns = useColumns(onRemove, nameOf)
  const whole = { start: 0, end: lines.total }

  const gather = (span: Span, only?: Workload) => {
    setSelecting(true)
    setFailed(null)
    lines
      .collect(span, only)
      .then((entries) => picked.add(entries.map(pick)))
      .catch(setFailed)
      .finally(() => setSelecting(false))
  }
  const shown = useMemo(() => {
    const selected = new Map<string, unknown>(picked.selection)
    const counts = { mail: 0, onedrive: 0 }
    for (const { workload } of picked.selection.values()) counts[workload]++
    // A heading is ticked once everything under it is.
    for (const { workload, count } of groupsOf(summary)) {
      if (counts[workload] === count) selected.set(headingId(workload), workload)
    }
    return selected
  }, [picked.selection, summary])
  const toggleHeading = (workload: Workload) => {
    if (!shown.has(headingId(workload))) return gather(whole, workload)
    picked.remove([...picked.selection.values()].filter((each) => each.workload === workload).map(({ id }) => id))
  }
  const toggle = (index: number, range: boolean) => {
    const from = picked.anchor.current
    if (range) return gather({ start: Math.min(from, index), end: Math.max(from, index) + 1 })
    picked.anchor.current = index
    const line = lines.rowAt(index)
    if (!line) return
    if (isHeading(line)) toggleHeading(line.heading)
    else picked.toggle(pick(line))
  }
  const onSeen = useCallback(
    (start: number, end: number) =>
      setSeen((before) => {
        const span = { start: start - (start % windowSize), end: Math.ceil(end / windowSize) * windowSize }
        return span.start === before.start && span.end === before.end ? before : span
      }),
    [],
  )
  const narrow = useCallback(
    (line: Line, active: boolean) =>
      isHeading(line) ? null : (
        <EntryName
          entry={line}
          name={nameOf(line)}
          active={active}
          detailed
          action={<RemoveButton name={nameOf(line)} active={active} onRemove={() => onRemove(line.id)} />}
        />
      ),
    [nameOf, onRemove],
  )
  const heading = useCallback(
    (line: Line) =>
      isHeading(line) ? (
        <span className={styles.heading}>
          <span className={styles.name}>{t(`restoreList.workloads.${line.heading}`)}</span>
          <span className={styles.quiet}>{countWords(summary, line.heading, t)}</span>
        </span>
      ) : null,
    [styles, summary, t],
  )
  const error = failed ?? lines.error
  return (
    <section className={styles.pane} aria-label={t('restoreList.entries')}>
      {selecting ? <ProgressBar thickness="medium" aria-label={t('explore.selecting')} /> : null}
      {error ? (
        <div className={styles.problem}>
          <ProblemMessage
            error={error}
            onRetry={() => {
              setFailed(null)
              lines.retry()
            }}
          />
        </div>
      ) : null}
      <ItemGrid
        label={t('restoreList.entries')}
        total={lines.total}
        rowAt={lines.rowAt}
        idOf={idOf}
        nameOf={(line) => (isHeading(line) ? t(`restoreList.workloads.${line.heading}`) : nameOf(line))}
        columns={columns}
        density="roomy"
        narrow={narrow}
        heading={heading}
        sort={null}
        onSort={() => undefined}
        selected={shown}
        selecting={selecting}
        onToggle={toggle}
        onToggleAll={() => (picked.selection.size >= summary.entries ? picked.clear() : gather(whole))}
        onClear={picked.clear}
        openId={undefined}
        onOpen={(line) => {
          const address = isHeading(line) ? null : addressOf(line)
          if (address) go(address)
        }}
        onSeen={onSeen}
      />
    </section>
  )
}
