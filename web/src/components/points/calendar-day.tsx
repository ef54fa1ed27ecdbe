import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { formatLongDay } from '../../lib/format.ts'
import { dateOf } from './calendar.ts'

const useStyles = makeStyles({
  day: {
    position: 'relative',
    width: '38px',
    height: '38px',
    padding: 0,
    border: 'none',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    cursor: 'pointer',
    outlineStyle: 'none',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { boxShadow: `0 0 0 2px ${tokens.colorStrokeFocus2}` },
    '::after': {
      content: '""',
      position: 'absolute',
      bottom: '4px',
      left: '50%',
      width: '4px',
      height: '4px',
      marginLeft: '-2px',
      borderRadius: '50%',
      backgroundColor: tokens.colorCompoundBrandBackground,
    },
  },
  empty: {
    color: tokens.colorNeutralForeground4,
    fontWeight: tokens.fontWeightRegular,
    cursor: 'default',
    ':hover': { backgroundColor: 'transparent' },
    '::after': { display: 'none' },
  },
  chosen: {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    ':hover': { backgroundColor: tokens.colorBrandBackgroundHover },
    '::after': { backgroundColor: tokens.colorNeutralForegroundOnBrand },
  },
})

interface CalendarDayProps {
  day: string
  count: number
  chosen: boolean
  focusable: boolean
  onChoose: () => void
}

export const CalendarDay = ({ day, count, chosen, focusable, onChoose }: CalendarDayProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const date = dateOf(day)
  const long = formatLongDay(date)
  return (
    <button
      type="button"
      data-day={day}
      // Days without a backup stay in reach of the arrow keys, as the way to others.
      tabIndex={focusable ? 0 : -1}
      aria-disabled={count === 0}
      aria-pressed={chosen}
      aria-label={count > 0 ? t('points.dayWith', { count, day: long }) : t('points.dayWithout', { day: long })}
      className={mergeClasses(styles.day, count === 0 && styles.empty, chosen && styles.chosen)}
      onClick={count > 0 ? onChoose : undefined}
    >
      {date.getDate()}
    </button>
  )
}
