import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../../lib/format.ts'
import type { WishedItem } from '../wish.ts'

const useStyles = makeStyles({
  root: {
    listStyleType: 'none',
    margin: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    display: 'grid',
    gap: '2px',
  },
  item: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  more: { color: tokens.colorNeutralForeground2 },
})

/** Enough to see that the right things are selected. */
const shown = 4

export const SelectedItems = ({ items }: { items: WishedItem[] }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const more = items.length - shown
  return (
    <ul className={styles.root} aria-label={t('restore.selection')}>
      {items.slice(0, more === 1 ? shown + 1 : shown).map(({ choice, name, covered }) => (
        <li key={`${choice.id} ${choice.version}`} className={styles.item} title={name} dir="auto">
          {covered && name === '' ? t('cover.item') : name.trim() || t('common.noSubject')}
        </li>
      ))}
      {more > 1 ? (
        <li className={styles.more}>{t('restore.andMore', { count: more, formatted: formatCount(more) })}</li>
      ) : null}
    </ul>
  )
}
