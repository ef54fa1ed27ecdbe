import { Button, makeStyles, Slider, Tooltip, tokens } from '@fluentui/react-components'
import { ChevronLeft20Regular, ChevronRight20Regular } from '@fluentui/react-icons'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../lib/format.ts'
import { phone } from '../../lib/layout.ts'
import { useDebounced } from '../../lib/use-debounced.ts'
import { TimelineTicks } from './timeline-ticks.tsx'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'start',
    gap: tokens.spacingHorizontalXS,
    padding: `0 ${tokens.spacingHorizontalXS}`,
    [phone]: { padding: 0 },
  },
  track: { position: 'relative', flexGrow: 1, minWidth: 0, padding: '4px 0 16px' },
  slider: { width: '100%' },
})

interface TimelineProps {
  /** Newest first. */
  points: string[]
  point: string
  onChoose: (point: string) => void
}

/** Leads from backup to backup. Each is a server's work to open, so what is slid over is not: only where one stays. */
export const Timeline = ({ points, point, onChoose }: TimelineProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const last = points.length - 1
  const chosen = last - points.indexOf(point)
  const [at, setAt] = useState(chosen)
  const settled = useDebounced(at, 350)
  // The moment also changes elsewhere: in the calendar, by Back, by a link.
  useEffect(() => setAt(chosen), [chosen])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only where the thumb comes to rest
  useEffect(() => {
    const rest = points[last - settled]
    if (settled === at && settled !== chosen && rest !== undefined) onChoose(rest)
  }, [settled])

  const momentAt = (index: number) => formatMoment(new Date(points[last - index] ?? point))
  const step = (label: string, icon: React.ReactElement, to: number) => (
    <Tooltip content={label} relationship="label">
      <Button appearance="subtle" icon={icon} disabledFocusable={to < 0 || to > last} onClick={() => setAt(to)} />
    </Tooltip>
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex row in every browser
    <div role="group" aria-label={t('points.timeline')} className={styles.root}>
      {step(t('points.older'), <ChevronLeft20Regular />, at - 1)}
      <div className={styles.track}>
        <Slider
          className={styles.slider}
          size="small"
          min={0}
          max={last}
          step={1}
          value={at}
          aria-label={t('points.timeline')}
          aria-valuetext={momentAt(at)}
          onChange={(_, { value }) => setAt(value)}
        />
        <TimelineTicks points={points} passing={at === chosen ? undefined : points[last - at]} />
      </div>
      {step(t('points.newer'), <ChevronRight20Regular />, at + 1)}
    </div>
  )
}
