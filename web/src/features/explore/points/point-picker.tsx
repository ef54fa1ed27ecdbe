import { Button, makeStyles, Popover, PopoverSurface, PopoverTrigger, tokens } from '@fluentui/react-components'
import { CalendarClock20Regular, ChevronDown16Regular, History20Regular } from '@fluentui/react-icons'
import type { RestorePoint } from '@restore-portal/bff/contract/restore-points'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../../lib/format.ts'
import { usePhone } from '../../../lib/layout.ts'
import { holds } from '../api/restore-points.ts'
import { everything, type Workload } from '../place.ts'
import { PointPanel } from './point-panel.tsx'

const useStyles = makeStyles({
  button: { flexShrink: 0, maxWidth: '100%', justifyContent: 'start', fontWeight: tokens.fontWeightRegular },
  kind: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
  moment: { fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
  surface: { padding: tokens.spacingHorizontalL, maxWidth: 'calc(100vw - 24px)', boxSizing: 'border-box' },
})

interface PointPickerProps {
  points: RestorePoint[]
  workload: Workload
  point: string
  latest: boolean
  /** `all`, `latest`, or a point's time. */
  onChoose: (point: string) => void
}

export const PointPicker = ({ points, workload, point, latest, onChoose }: PointPickerProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const phone = usePhone()
  const [open, setOpen] = useState(false)
  const all = point === everything
  const moment = all ? t('points.deletedToo') : formatMoment(new Date(point))
  const kind = all ? t('points.all') : latest ? t('points.latest') : t('points.backup')
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
          aria-label={`${t('points.choose')}: ${kind}, ${moment}`}
        >
          {all ? (
            <>
              <span className={styles.moment}>{kind}</span>
              {phone ? null : <span className={styles.kind}>&nbsp;{`· ${moment}`}</span>}
            </>
          ) : (
            <>
              {phone ? null : <span className={styles.kind}>{`${kind} ·`}&nbsp;</span>}
              <span className={styles.moment}>{moment}</span>
            </>
          )}
          &nbsp;
          <ChevronDown16Regular />
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={t('points.choose')}>
        {/* Not loaded later: where nothing can take the focus at once, the surface stays hidden from screen readers. */}
        <PointPanel
          points={points.filter((each) => holds(each, workload)).map((each) => each.point)}
          point={point}
          onChoose={choose}
        />
      </PopoverSurface>
    </Popover>
  )
}
