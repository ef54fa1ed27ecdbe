import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { formatDay, formatMoment } from '../../lib/format.ts'
import { useWidth } from '../../lib/use-width.ts'
import { tickDays } from './tick-days.ts'

const useStyles = makeStyles({
  // Where the centre of the slider's thumb can be.
  root: { position: 'absolute', insetInline: '8px', bottom: 0, height: '18px', pointerEvents: 'none' },
  tick: {
    position: 'absolute',
    bottom: 0,
    transform: 'translateX(-50%)',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase100,
    lineHeight: '14px',
    color: tokens.colorNeutralForeground3,
  },
  first: { transform: 'translateX(-8px)' },
  last: { transform: 'translateX(calc(-100% + 8px))' },
  passing: {
    padding: `1px ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackgroundInverted,
    color: tokens.colorNeutralForegroundInverted,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '16px',
  },
})

/** Pixels that a day needs, with room around it. */
const LABEL = 72

interface TimelineTicksProps {
  points: string[]
  /** The point that the thumb is passing. */
  passing: string | undefined
}

/** The days below the timeline, as many as there is room for, and the moment that the thumb is at. */
export const TimelineTicks = ({ points, passing }: TimelineTicksProps) => {
  const styles = useStyles()
  const [measure, width] = useWidth()
  const last = Math.max(1, points.length - 1)
  const aligned = (at: number) => (at === 0 ? styles.first : at === 1 ? styles.last : undefined)
  const passed = passing === undefined ? 0 : 1 - points.indexOf(passing) / last
  return (
    <div className={styles.root} ref={measure} aria-hidden="true">
      {tickDays(points, Math.floor((width ?? 0) / LABEL)).map(({ point, at }) => (
        <span key={point} className={mergeClasses(styles.tick, aligned(at))} style={{ left: `${at * 100}%` }}>
          {formatDay(new Date(point))}
        </span>
      ))}
      {passing === undefined ? null : (
        <span
          className={mergeClasses(styles.tick, aligned(passed), styles.passing)}
          style={{ left: `${passed * 100}%` }}
        >
          {formatMoment(new Date(passing))}
        </span>
      )}
    </div>
  )
}
