import { MessageBar, MessageBarBody, makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components'
import type { DriveItem } from '@restore-portal/bff/contract/onedrive'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ProblemMessage } from '../../../components/problem-message.tsx'
import { formatDateTime, formatFull, formatSize } from '../../../lib/format.ts'
import { isProblem } from '../../../lib/problem-error.ts'
import { documentQuery, versionsQuery } from '../api/onedrive.ts'
import { nameOf } from '../items/drive-columns.tsx'
import { FileIcon } from '../items/file-icon.tsx'
import type { Place } from '../place.ts'
import { Facts } from './facts.tsx'
import { PaneHead } from './pane-head.tsx'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  title: { display: 'inline-flex', gap: tokens.spacingHorizontalS, alignItems: 'start' },
  scroll: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalXXL}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
  },
  section: { display: 'grid', gap: tokens.spacingVerticalS },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  versions: { listStyleType: 'none', margin: 0, padding: 0 },
  version: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
})

const Time = ({ iso }: { iso: string }) => (
  <time dateTime={iso} title={formatFull(new Date(iso))}>
    {formatDateTime(new Date(iso))}
  </time>
)

const Details = ({ file }: { file: DriveItem }) => {
  const { t } = useTranslation()
  return (
    <Facts
      facts={[
        { name: t('drive.size'), value: file.kind === 'file' ? formatSize(file.size) : null },
        { name: t('drive.modified'), value: <Time iso={file.modified} /> },
        { name: t('drive.modifiedBy'), value: file.modifiedBy },
        { name: t('drive.created'), value: <Time iso={file.created} /> },
        { name: t('drive.createdBy'), value: file.createdBy },
        { name: t('drive.version'), value: file.version },
      ]}
    />
  )
}

const Versions = ({ place, item }: { place: Place; item: string }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const versions = useQuery(versionsQuery(place, item))
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t('drive.versions')}</h3>
      {versions.error ? <ProblemMessage error={versions.error} onRetry={() => void versions.refetch()} /> : null}
      {versions.isPending ? <SkeletonItem size={16} /> : null}
      {versions.data?.length === 0 ? <p className={styles.quiet}>{t('drive.noVersions')}</p> : null}
      {versions.data && versions.data.length > 0 ? (
        <ul className={styles.versions}>
          {versions.data.map((version) => (
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
              <span className={styles.quiet}>{formatSize(version.size)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

interface DrivePaneProps {
  place: Place
  item: string
  onClose: () => void
}

export const DrivePane = ({ place, item, onClose }: DrivePaneProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const file = useQuery(documentQuery(place, item))
  return (
    <article className={styles.root} aria-label={t('explore.opened')}>
      <PaneHead
        title={
          file.data ? (
            <span className={styles.title}>
              <FileIcon item={file.data} />
              {nameOf(file.data, t)}
            </span>
          ) : (
            ''
          )
        }
        hint={file.data?.name ?? ''}
        onClose={onClose}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className={styles.scroll} tabIndex={0} key={item}>
        {isProblem(file.error, 'not_found') ? (
          <EmptyState title={t('explore.missingItem')} help={t('explore.missingItemHelp')} />
        ) : file.error ? (
          <ProblemMessage error={file.error} onRetry={() => void file.refetch()} />
        ) : null}
        {file.data?.oneNote ? (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{t('drive.oneNote')}</MessageBarBody>
          </MessageBar>
        ) : null}
        {file.isPending ? (
          <Skeleton className={styles.section} aria-label={t('common.loading')}>
            {[60, 70, 50, 65].map((width) => (
              <SkeletonItem key={width} size={16} style={{ width: `${width}%` }} />
            ))}
          </Skeleton>
        ) : null}
        {file.data ? <Details file={file.data} /> : null}
        {file.data?.kind === 'file' ? <Versions place={place} item={item} /> : null}
      </div>
    </article>
  )
}
