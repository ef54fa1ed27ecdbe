import { MessageBar, MessageBarBody, makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components'
import type { DriveItem } from '@restore-portal/bff/contract/onedrive'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../components/empty-state.tsx'
import { FileIcon } from '../../../components/file-icon.tsx'
import { Facts } from '../../../components/item-details/facts.tsx'
import { Time } from '../../../components/item-details/time.tsx'
import { ProblemMessage } from '../../../components/problem-message.tsx'
import { formatSize } from '../../../lib/format.ts'
import { isProblem } from '../../../lib/problem-error.ts'
import { documentLastSeenQuery, documentQuery } from '../api/onedrive.ts'
import { CoverPanel } from '../cover/cover-panel.tsx'
import { nameOf } from '../items/drive-columns.tsx'
import { DeletedNote } from './deleted-note.tsx'
import { Pane } from './pane.tsx'
import type { ReadingProps } from './reading-props.ts'
import { Versions } from './versions.tsx'

const useStyles = makeStyles({ skeleton: { display: 'grid', gap: tokens.spacingVerticalM } })

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

interface DrivePaneProps extends ReadingProps {
  /** What can be done with the file, beside what the pane's head offers. */
  preview: (file: DriveItem) => ReactNode
  versionActions: (version: DriveItem) => ReactNode
  /** With its versions, the file as it is first. */
  versionsActions: (versions: [DriveItem, ...DriveItem[]]) => ReactNode
}

export const DrivePane = ({ place, item, preview, versionActions, versionsActions, ...pane }: DrivePaneProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const { data: file, error, isPending, refetch } = useQuery(documentQuery(place, item))
  const covered = file?.covered === true && file.kind === 'file'
  return (
    <Pane
      item={item}
      title={file && nameOf(file, t)}
      pending={isPending}
      icon={file ? <FileIcon item={file} /> : null}
      {...pane}
    >
      {isProblem(error, 'not_found') ? (
        <EmptyState title={t('explore.missingItem')} help={t('explore.missingItemHelp')} />
      ) : error ? (
        <ProblemMessage error={error} onRetry={() => void refetch()} />
      ) : null}
      {file?.deleted ? <DeletedNote lastSeen={documentLastSeenQuery(place, item)} /> : null}
      {file?.oneNote ? (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('drive.oneNote')}</MessageBarBody>
        </MessageBar>
      ) : null}
      {isPending ? (
        <Skeleton className={styles.skeleton} aria-label={t('common.loading')}>
          {[60, 70, 50, 65].map((width) => (
            <SkeletonItem key={width} size={16} style={{ width: `${width}%` }} />
          ))}
        </Skeleton>
      ) : null}
      {file?.kind === 'file' ? covered ? <CoverPanel id={item} /> : preview(file) : null}
      {file ? <Details file={file} /> : null}
      {file?.kind === 'file' && !covered ? (
        <Versions
          place={place}
          item={item}
          actions={versionActions}
          allActions={(earlier) => versionsActions([file, ...earlier])}
        />
      ) : null}
    </Pane>
  )
}
