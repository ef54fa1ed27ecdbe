import { makeStyles, tokens } from '@fluentui/react-components'
import { formatDay } from '../../lib/format.ts'
import { useWidth } from '../../lib/use-width.ts'
import { tickDays } from './tick-days.ts'

const useStyles = makeStyles({
  // Where the centre of the slider's thumb can be.
  root: { position: 'absolute', insetInline: '14px', bottom: 0, height: '16px', pointerEvents: 'none' },
  tick: {
    position: 'absolute',
    bottom: 0,
    transform: 'translateX(-50%)',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase100,
    lineHeight: '14px',
    color: tokens.colorNeutralForeground3,
  },
})

/** Pixels that a day needs, with room around it. */
const LABEL = 72

/** The days below the timeline, as many as there is room for. */
export const TimelineTicks = ({ points }: { points: string[] }) => {
  const styles = useStyles()
  const [measure, width] = useWidth()
  return (
    <div className={styles.root} ref={measure} aria-hidden="true">
      {tickDays(points, Math.floor((width ?? 0) / LABEL)).map(({ point, at }) => (
        <span key={point} className={styles.tick} style={{ left: `${at * 100}%` }}>
          {formatDay(new Date(point))}
        </span>
      ))}
    </div>
  )
}
