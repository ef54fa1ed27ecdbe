import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { CalendarClock24Regular, Checkmark16Regular, History24Regular } from '@fluentui/react-icons'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatLongDay, formatMoment, formatTime } from '../../lib/format.ts'
import { phone } from '../../lib/layout.ts'
import { everything } from '../../lib/restore-points.ts'
import { byDay, dateOf, dayKey } from './calendar.ts'
import { MonthCalendar } from './month-calendar.tsx'
import { WholeChoice } from './whole-choice.tsx'

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalM },
  whole: {
    display: 'grid',
    gap: '4px',
    paddingBottom: tokens.spacingVerticalM,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  dated: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(180px, 220px)',
    gap: tokens.spacingHorizontalXL,
    [phone]: { gridTemplateColumns: 'auto', gap: tokens.spacingVerticalM },
  },
  side: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  day: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  times: {
    listStyleType: 'none',
    margin: 0,
    padding: '2px',
    display: 'grid',
    gap: '4px',
    alignContent: 'start',
    flexGrow: 1,
    maxHeight: '220px',
    overflowY: 'auto',
  },
  time: { width: '100%', justifyContent: 'space-between' },
})

/** All time, or whatever is the latest backup when the page is opened. */
export type Whole = 'all' | 'latest'

interface PointPanelProps {
  /** Newest first. */
  points: string[]
  point: string
  wholes: Whole[]
  /** `all`, `latest`, or a point's time. */
  onChoose: (point: string) => void
}

/** All time, the latest backup; below, a calendar of the days that have backups, and the backups of the chosen day. */
export const PointPanel = ({ points, point, wholes, onChoose }: PointPanelProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const days = useMemo(() => byDay(points), [points])
  /** The day someone chose here, which has several backups. */
  const [asked, setAsked] = useState<string>()
  const all = point === everything
  const day = asked ?? dayKey(new Date(all ? (points[0] ?? 0) : point))
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The panel arrives after its popover: the focus that found nothing there is fetched in.
    root.current?.querySelector<HTMLElement>('[aria-current="true"], [data-day][tabindex="0"]')?.focus()
  }, [])
  const times = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (asked !== undefined) times.current?.querySelector('button')?.focus()
  }, [asked])
  const choose = (chosen: string) => onChoose(wholes.includes('latest') && chosen === points[0] ? 'latest' : chosen)
  const chooseDay = (next: string) => {
    const [first, second] = days.get(next) ?? []
    // A day with one backup leaves nothing to choose.
    if (first !== undefined && second === undefined) choose(first)
    else setAsked(next)
  }
  return (
    <div className={styles.root} ref={root}>
      {wholes.length > 0 ? (
        <div className={styles.whole}>
          {wholes.includes('all') ? (
            <WholeChoice
              icon={<History24Regular />}
              title={t('points.all')}
              help={t('points.allHelp')}
              chosen={all}
              onChoose={() => onChoose(everything)}
            />
          ) : null}
          {wholes.includes('latest') ? (
            <WholeChoice
              icon={<CalendarClock24Regular />}
              title={t('points.latest')}
              help={points[0] === undefined ? '' : formatMoment(new Date(points[0]))}
              chosen={point === points[0]}
              onChoose={() => onChoose('latest')}
            />
          ) : null}
        </div>
      ) : null}
      <div className={styles.dated}>
        <MonthCalendar days={days} day={day} chosen={asked ?? (all ? undefined : day)} onChoose={chooseDay} />
        <div className={styles.side}>
          <h3 className={styles.day} id="points-day" aria-live="polite">
            {formatLongDay(dateOf(day))}
          </h3>
          <ul className={styles.times} ref={times} aria-labelledby="points-day">
            {(days.get(day) ?? []).map((each) => (
              <li key={each}>
                <Button
                  className={styles.time}
                  appearance={each === point ? 'primary' : 'secondary'}
                  icon={each === point ? <Checkmark16Regular aria-label={t('points.chosen')} /> : null}
                  iconPosition="after"
                  onClick={() => choose(each)}
                >
                  {formatTime(new Date(each))}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  )
}
