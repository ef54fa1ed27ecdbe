import type { MailItem } from '@restore-portal/bff/contract/mail'
import type { DriveItem } from '@restore-portal/bff/contract/onedrive'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Hidden } from '../../components/hidden.tsx'
import { driveSource } from '../../features/explore/drive-source.ts'
import { ExplorePage } from '../../features/explore/explore-page.tsx'
import type { ListLook } from '../../features/explore/frame/list-look.tsx'
import { DriveRow, nameOf, useDriveColumns } from '../../features/explore/items/drive-columns.tsx'
import { MailRow, subjectOf, useMailColumns } from '../../features/explore/items/mail-columns.tsx'
import { mailSource } from '../../features/explore/mail-source.ts'
import { DrivePane } from '../../features/explore/reading/drive-pane.tsx'
import { MailPane } from '../../features/explore/reading/mail-pane.tsx'
import { VersionRestore } from '../../features/explore/reading/version-restore.tsx'
import type { Move } from '../../features/explore/search-params.ts'
import { useScope } from '../../lib/scope.tsx'
import { useTitle } from '../../lib/use-title.ts'
import { MessageBody, PreviewButton, SideBySide, VersionActions } from '../late-parts.tsx'
import { usePortal } from '../use-portal.ts'
import { useAskToRestore } from './ask-to-restore.tsx'
import { useCollecting } from './use-collecting.tsx'
import { useDownloads } from './use-downloads.tsx'
import { usePage } from './use-page.ts'

const narrowMail = (item: MailItem) => <MailRow item={item} />
const narrowFile = (item: DriveItem) => <DriveRow item={item} />

export const MailRoute = () => {
  const { t } = useTranslation()
  const mail = usePage('/mail')
  const scope = useScope()
  const navigate = mail.useNavigate()
  const columns = useMailColumns()
  const { ask, dialog } = useAskToRestore('mail')
  const { downloads, note } = useDownloads('mail')
  const { collectingOf, note: added } = useCollecting()
  const collecting = collectingOf('mail')
  useTitle(t('shell.mail'), usePortal().name)
  const look = useMemo<ListLook<MailItem>>(
    () => ({ columns, narrow: narrowMail, nameOf: (item) => subjectOf(item, t) }),
    [columns, t],
  )
  const move: Move = (change, options) => void navigate({ search: (before) => ({ ...before, ...change }), ...options })
  return (
    <>
      <Hidden as="h1">{t('shell.mail')}</Hidden>
      <ExplorePage
        scope={scope}
        source={mailSource}
        search={mail.useSearch()}
        onMove={move}
        look={look}
        reading={(pane) => (
          <MailPane
            {...pane}
            body={(content) => (
              <MessageBody key={pane.item} message={{ ...pane.place, item: pane.item }} content={content} />
            )}
          />
        )}
        onRestore={ask}
        downloads={downloads}
        collecting={collecting}
      />
      {dialog}
      {note}
      {added}
    </>
  )
}

export const DriveRoute = () => {
  const { t } = useTranslation()
  const drive = usePage('/onedrive')
  const scope = useScope()
  const navigate = drive.useNavigate()
  const columns = useDriveColumns()
  const { ask, dialog } = useAskToRestore('onedrive')
  const { downloads, saveFile, note } = useDownloads('onedrive')
  const { collectingOf, addVersion, note: added } = useCollecting()
  const collecting = collectingOf('onedrive')
  useTitle(t('shell.oneDrive'), usePortal().name)
  const look = useMemo<ListLook<DriveItem>>(
    () => ({ columns, narrow: narrowFile, nameOf: (item) => nameOf(item, t) }),
    [columns, t],
  )
  const move: Move = (change, options) => void navigate({ search: (before) => ({ ...before, ...change }), ...options })
  return (
    <>
      <Hidden as="h1">{t('shell.oneDrive')}</Hidden>
      <ExplorePage
        scope={scope}
        source={driveSource}
        search={drive.useSearch()}
        onMove={move}
        look={look}
        reading={(pane) => (
          <DrivePane
            {...pane}
            preview={(file) => (
              <PreviewButton
                key={pane.item}
                file={{ ...pane.place, document: pane.item }}
                name={file.name}
                size={file.size}
                onDownload={() => saveFile(pane.place, pane.item)}
              />
            )}
            versionActions={({ id, name, size, version, versionId, oneNote }) =>
              versionId === null ? null : (
                <VersionActions
                  file={{ ...pane.place, document: id, version: versionId }}
                  name={name}
                  size={size}
                  version={version}
                  onDownload={() => saveFile(pane.place, id, versionId)}
                  others={
                    <VersionRestore
                      version={version}
                      busy={collecting.busy}
                      onRestore={() => ask(pane.place, [{ id, name, oneNote, version: versionId }], () => undefined)}
                      onCollect={() => addVersion(pane.place, id, versionId)}
                    />
                  }
                />
              )
            }
            versionsActions={([current, before, ...older]) =>
              before ? <SideBySide key={pane.item} place={pane.place} versions={[current, before, ...older]} /> : null
            }
          />
        )}
        onRestore={ask}
        downloads={downloads}
        collecting={collecting}
      />
      {dialog}
      {note}
      {added}
    </>
  )
}
