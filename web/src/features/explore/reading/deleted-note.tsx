import { makeStyles, tokens } from '@fluentui/react-components'
import { Delete20Regular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatDateTime } from '../../../lib/format.ts'
import type { Query } from '../source.ts'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
  },
  icon: { flexShrink: 0 },
})

/** Of an item that is gone: until when it was there. Finding out takes the server a while, so the first half stands alone. */
export const DeletedNote = ({ lastSeen }: { lastSeen: Query<string | null> }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const { data } = useQuery(lastSeen)
  return (
    <p className={styles.root} role="note">
      <Delete20Regular className={styles.icon} />
      {data ? t('explore.lastSeen', { moment: formatDateTime(new Date(data)) }) : t('explore.goneNow')}
    </p>
  )
}
