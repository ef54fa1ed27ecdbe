import { makeStyles, ToggleButton, Tooltip, tokens } from '@fluentui/react-components'
import { ArrowRight16Regular } from '@fluentui/react-icons'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { PointPicker } from '../../components/points/point-picker.tsx'
import { formatMoment } from '../../lib/format.ts'
import { phone } from '../../lib/layout.ts'
import type { Move } from './search-params.ts'
import { sinceChoices } from './since.ts'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    flexShrink: 0,
    [phone]: { rowGap: tokens.spacingVerticalS },
  },
  pair: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  arrow: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
  quick: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    // One line to be pushed along leaves room for the list.
    [phone]: { flexWrap: 'nowrap', overflowX: 'auto', padding: '2px', scrollbarWidth: 'none' },
  },
  choice: {
    minWidth: 'max-content',
    flexShrink: 0,
    whiteSpace: 'nowrap',
    borderRadius: tokens.borderRadiusCircular,
    fontWeight: tokens.fontWeightRegular,
  },
})

interface MomentsProps {
  /** Newest first. */
  points: string[]
  from: string
  to: string
  latest: boolean
  onMove: Move
}

/** The two moments, each to be chosen among the points; and the words by which people name the first. */
export const Moments = ({ points, from, to, latest, onMove }: MomentsProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const quick = useMemo(() => sinceChoices(points, to), [points, to])
  return (
    <section className={styles.root} aria-label={t('compare.moments')}>
      <div className={styles.pair}>
        <PointPicker
          label={t('compare.chooseFrom')}
          points={points.filter((point) => point < to)}
          point={from}
          latest={false}
          wholes={[]}
          onChoose={(point) => onMove({ from: point, to: latest ? undefined : to })}
        />
        <ArrowRight16Regular className={styles.arrow} aria-hidden="true" />
        <PointPicker
          label={t('compare.chooseTo')}
          points={points.filter((point) => point > from)}
          point={to}
          latest={latest}
          wholes={['latest']}
          onChoose={(point) => onMove({ from, to: point === 'latest' ? undefined : point })}
        />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex row in every browser */}
      <div role="group" aria-label={t('compare.quick')} className={styles.quick}>
        {quick.map((since) => (
          <Tooltip key={since.name} content={formatMoment(new Date(since.from))} relationship="description">
            <ToggleButton
              size="small"
              appearance="outline"
              className={styles.choice}
              checked={since.from === from}
              onClick={() => onMove({ from: since.from })}
            >
              {t(`compare.quicks.${since.name}`)}
            </ToggleButton>
          </Tooltip>
        ))}
      </div>
    </section>
  )
}
