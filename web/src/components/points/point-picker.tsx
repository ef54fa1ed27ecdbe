import { Button, makeStyles, Popover, PopoverSurface, PopoverTrigger, tokens } from '@fluentui/react-components'
import { CalendarClock20Regular, ChevronDown16Regular, History20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../lib/format.ts'
import { useTablet } from '../../lib/layout.ts'
import { everything } from '../../lib/restore-points.ts'
import { PointPanel, type Whole } from './point-panel.tsx'

const useStyles = makeStyles({
  button: { flexShrink: 0, maxWidth: '100%', justifyContent: 'start', fontWeight: tokens.fontWeightRegular },
  kind: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
  moment: { fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
  surface: { padding: tokens.spacingHorizontalL, maxWidth: 'calc(100vw - 24px)', boxSizing: 'border-box' },
})

interface PointPickerProps {
  /** What it chooses, where a page has several. */
  label?: string
  /** Newest first. */
  points: string[]
  point: string
  latest: boolean
  /** What can be chosen besides a point. */
  wholes: Whole[]
  /** `all`, `latest`, or a point's time. */
  onChoose: (point: string) => void
}

export const PointPicker = ({ label, points, point, latest, wholes, onChoose }: PointPickerProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const tablet = useTablet()
  const [open, setOpen] = useState(false)
  const all = point === everything
  const moment = all ? t('points.deletedToo') : formatMoment(new Date(point))
  const kind = all ? t('points.all') : latest ? t('points.latest') : t('points.backup')
  const purpose = label ?? t('points.choose')
  const choose = (chosen: string) => {
    setOpen(false)
    onChoose(chosen)
  }
  return (
    <Popover open={open} onOpenChange={(_, data) => setOpen(data.open)} positioning="below-start" trapFocus withArrow>
      <PopoverTrigger disableButtonEnhancement>
        <Button
          className={styles.button}
          icon={all ? <History20Regular /> : <CalendarClock20Regular />}
          aria-label={`${purpose}: ${kind}, ${moment}`}
        >
          {all ? (
            <>
              <span className={styles.moment}>{kind}</span>
              {tablet ? null : <span className={styles.kind}>&nbsp;{`· ${moment}`}</span>}
            </>
          ) : (
            <>
              {tablet ? null : <span className={styles.kind}>{`${kind} ·`}&nbsp;</span>}
              <span className={styles.moment}>{moment}</span>
            </>
          )}
          &nbsp;
          <ChevronDown16Regular />
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={purpose}>
        {/* Not loaded later: where nothing can take the focus at once, the surface stays hidden from screen readers. */}
        <PointPanel points={points} point={point} wholes={wholes} onChoose={choose} />
      </PopoverSurface>
    </Popover>
  )
}
