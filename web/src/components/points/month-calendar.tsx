import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ChevronLeft20Regular, ChevronRight20Regular } from '@fluentui/react-icons'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMonth, weekdayNames, weekStart } from '../../lib/format.ts'
import { compareMonths, dateOf, dayKey, monthOf, shiftMonth, stepFrom, weeksOf } from './calendar.ts'
import { CalendarDay } from './calendar-day.tsx'

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', marginBottom: tokens.spacingVerticalS },
  month: { margin: 0, flexGrow: 1, paddingInlineStart: tokens.spacingHorizontalS, fontSize: tokens.fontSizeBase400 },
  table: { borderCollapse: 'collapse' },
  weekday: {
    height: '28px',
    padding: 0,
    textAlign: 'center',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
  },
  cell: { padding: '1px', textAlign: 'center' },
  hint: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    paddingInlineStart: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
})

interface MonthCalendarProps {
  days: ReadonlyMap<string, string[]>
  /** The day to start at. */
  day: string
  /** The day looked at, where it is one day. */
  chosen: string | undefined
  onChoose: (day: string) => void
}

export const MonthCalendar = ({ days, day, chosen, onChoose }: MonthCalendarProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const firstDay = weekStart()
  /** The day that has the focus, or would have it. */
  const [at, setAt] = useState(day)
  const month = monthOf(dateOf(at))
  const keys = [...days.keys()].toSorted()
  const first = monthOf(dateOf(keys[0] ?? day))
  const last = monthOf(dateOf(keys.at(-1) ?? day))
  const within = (key: string) =>
    compareMonths(monthOf(dateOf(key)), first) >= 0 && compareMonths(monthOf(dateOf(key)), last) <= 0

  const table = useRef<HTMLTableElement>(null)
  const moved = useRef(false)
  useEffect(() => {
    if (moved.current) table.current?.querySelector<HTMLElement>(`[data-day="${at}"]`)?.focus()
    moved.current = false
  }, [at])

  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepFrom(at, event.key, firstDay)
    if (next === null) return
    event.preventDefault()
    if (!within(next)) return
    moved.current = true
    setAt(next)
  }
  const turn = (by: number) => {
    const { year, month: to } = shiftMonth(month, by)
    // The newest backup of that month is the likeliest to be meant.
    const prefix = dayKey(new Date(year, to, 1)).slice(0, 7)
    setAt(keys.findLast((key) => key.startsWith(prefix)) ?? dayKey(new Date(year, to, 1)))
  }
  const names = weekdayNames(firstDay)
  return (
    <div>
      <div className={styles.head}>
        <h3 className={styles.month} id="points-month" aria-live="polite">
          {formatMonth(new Date(month.year, month.month, 1))}
        </h3>
        <Button
          appearance="subtle"
          icon={<ChevronLeft20Regular />}
          aria-label={t('points.previousMonth')}
          disabled={compareMonths(month, first) <= 0}
          onClick={() => turn(-1)}
        />
        <Button
          appearance="subtle"
          icon={<ChevronRight20Regular />}
          aria-label={t('points.nextMonth')}
          disabled={compareMonths(month, last) >= 0}
          onClick={() => turn(1)}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a calendar is a grid to move in */}
      <table role="grid" aria-labelledby="points-month" className={styles.table} ref={table} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {names.map(({ short, long }) => (
              <th key={long} scope="col" abbr={long} className={styles.weekday}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month, firstDay).map((week) => (
            <tr key={week.find((key) => key !== null)}>
              {week.map((key, index) => (
                <td key={names[index]?.long} className={styles.cell}>
                  {key === null ? null : (
                    <CalendarDay
                      day={key}
                      count={days.get(key)?.length ?? 0}
                      chosen={key === chosen}
                      focusable={key === at}
                      onChoose={() => {
                        setAt(key)
                        onChoose(key)
                      }}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.hint}>{t('points.hint')}</p>
    </div>
  )
}
