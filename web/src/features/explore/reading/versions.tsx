import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components'
import type { DriveItem } from '@restore-portal/bff/contract/onedrive'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { plainList } from '../../../components/card.ts'
import { Time } from '../../../components/item-details/time.tsx'
import { ProblemMessage } from '../../../components/problem-message.tsx'
import { formatSize } from '../../../lib/format.ts'
import { everything } from '../../../lib/restore-points.ts'
import { versionsQuery } from '../api/onedrive.ts'
import type { Place } from '../place.ts'

const useStyles = makeStyles({
  section: { display: 'grid', gap: tokens.spacingVerticalS, marginTop: tokens.spacingVerticalS },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  side: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'end',
    gap: tokens.spacingHorizontalS,
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  versions: plainList,
  version: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
})

interface VersionsProps {
  place: Place
  item: string
  /** What can be done with one of them, and with all, the newest first. */
  actions: (version: DriveItem) => ReactNode
  allActions: (versions: DriveItem[]) => ReactNode
}

export const Versions = ({ place, item, actions, allActions }: VersionsProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const all = place.point === everything
  const { data, error, isPending, refetch } = useQuery(versionsQuery(place, item))
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t(all ? 'drive.versionsAll' : 'drive.versions')}</h3>
      {error ? <ProblemMessage error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? (
        <Skeleton aria-label={t('common.loading')}>
          <SkeletonItem size={16} style={{ width: '70%' }} />
        </Skeleton>
      ) : null}
      {data?.length === 0 ? (
        <p className={styles.quiet}>{t(all ? 'drive.noVersionsAll' : 'drive.noVersions')}</p>
      ) : null}
      {data && data.length > 0 ? (
        <ul className={styles.versions}>
          {data.map((version) => (
            <li key={`${version.id} ${version.version}`} className={styles.version}>
              <span>
                {t('drive.versionNamed', { version: version.version })}
                {' · '}
                <bdi>{version.modifiedBy}</bdi>
                <br />
                <span className={styles.quiet}>
                  <Time iso={version.modified} />
                </span>
              </span>
              <span className={styles.side}>
                <span className={styles.quiet}>{formatSize(version.size)}</span>
                {actions(version)}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {data && data.length > 0 ? allActions(data) : null}
    </section>
  )
}
