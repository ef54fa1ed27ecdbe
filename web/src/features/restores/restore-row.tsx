import { makeStyles, tokens } from '@fluentui/react-components'
import { Cloud20Regular, Mail20Regular, TextBulletListSquare20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { RouterLink } from '../../components/router-link.tsx'
import { formatFull, formatMoment } from '../../lib/format.ts'
import { phone } from '../../lib/layout.ts'
import { isUnderWay, type RestoreNow } from './api/restores.ts'
import { RestoreBadge } from './restore-badge.tsx'
import { RestoreProgress } from './restore-progress.tsx'
import { countWords, meaningOf, titleDirection, titleWords } from './words.ts'

const useStyles = makeStyles({
  row: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) 150px',
    columnGap: tokens.spacingHorizontalL,
    alignItems: 'center',
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    [phone]: {
      gridTemplateColumns: '20px minmax(0, 1fr)',
      rowGap: tokens.spacingVerticalS,
      padding: tokens.spacingHorizontalL,
    },
  },
  icon: { color: tokens.colorNeutralForeground3, display: 'grid' },
  words: { display: 'grid', gap: '2px', minWidth: 0 },
  title: {
    display: 'block',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    // The whole row is the link.
    '::after': { content: '""', position: 'absolute', inset: 0 },
  },
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  state: { [phone]: { gridColumn: 2 } },
})

export const RestoreRow = ({ restore }: { restore: RestoreNow }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const created = new Date(restore.createdAt)
  const title = titleWords(restore, t)
  return (
    <li className={styles.row}>
      <span className={styles.icon}>
        {restore.workloads.length > 1 ? (
          <TextBulletListSquare20Regular aria-label={t('restores.workloads.both')} />
        ) : restore.workloads[0] === 'onedrive' ? (
          <Cloud20Regular aria-label={t('restores.workloads.onedrive')} />
        ) : (
          <Mail20Regular aria-label={t('restores.workloads.mail')} />
        )}
      </span>
      <div className={styles.words}>
        <RouterLink
          to="/restores/$restore"
          params={{ restore: restore.id }}
          className={styles.title}
          title={title}
          dir={titleDirection(restore)}
        >
          {title}
        </RouterLink>
        <span className={styles.quiet}>
          <time dateTime={restore.createdAt} title={formatFull(created)}>
            {formatMoment(created)}
          </time>
          {restore.person ? (
            <>
              {' · '}
              {t('restores.forPerson')} <bdi>{restore.person.name}</bdi>
            </>
          ) : null}
          {restore.origin === 'elsewhere' ? ` · ${t('restores.elsewhere')}` : null}
          {isUnderWay(restore)
            ? restore.paused
              ? ` · ${meaningOf(restore, t)}`
              : null
            : ` · ${countWords(restore, t) || meaningOf(restore, t)}`}
        </span>
      </div>
      <div className={styles.state}>
        <RestoreBadge restore={restore} />
        {isUnderWay(restore) ? <RestoreProgress restore={restore} /> : null}
      </div>
    </li>
  )
}
