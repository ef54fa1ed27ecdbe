import type { MailItem } from '@restore-portal/bff/contract/mail'
import type { DriveItem } from '@restore-portal/bff/contract/onedrive'
import { type ReactNode, useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemLook } from '../../features/compare/change-look.tsx'
import { CompareHead } from '../../features/compare/compare-head.tsx'
import { ComparePage } from '../../features/compare/compare-page.tsx'
import type { Wished } from '../../features/compare/picked.ts'
import type { Place } from '../../features/compare/place.ts'
import type { Move } from '../../features/compare/search-params.ts'
import { CoverBar } from '../../features/explore/cover/cover-bar.tsx'
import { ShowingAt, ShowingProvider } from '../../features/explore/cover/showing.tsx'
import { driveSource } from '../../features/explore/drive-source.ts'
import { useFolderName } from '../../features/explore/folders/use-folder-name.ts'
import { DriveRow, nameOf, useDriveColumns } from '../../features/explore/items/drive-columns.tsx'
import { MailRow, subjectOf, useMailColumns } from '../../features/explore/items/mail-columns.tsx'
import { useView } from '../../features/explore/items/use-view.ts'
import { mailSource } from '../../features/explore/mail-source.ts'
import { useScope } from '../../lib/scope.tsx'
import { useTitle } from '../../lib/use-title.ts'
import { usePortal } from '../use-portal.ts'
import { useAskToRestore } from './ask-to-restore.tsx'
import { useCollecting } from './use-collecting.tsx'
import { usePage } from './use-page.ts'

const narrowMail = (item: MailItem) => <MailRow item={item} />
const narrowFile = (item: DriveItem) => <DriveRow item={item} />

const coveredAt = (point: string, item: ReactNode) => <ShowingAt point={point}>{item}</ShowingAt>

const useMailLook = (): ItemLook<MailItem> => {
  const { t } = useTranslation()
  const { shown: columns, density } = useView('mail', useMailColumns())
  return useMemo(
    () => ({ columns, density, coveredAt, narrow: narrowMail, nameOf: (item) => subjectOf(item, t) }),
    [columns, density, t],
  )
}

const useFileLook = (): ItemLook<DriveItem> => {
  const { t } = useTranslation()
  const { shown: columns, density } = useView('onedrive', useDriveColumns())
  return useMemo(
    () => ({ columns, density, coveredAt, narrow: narrowFile, nameOf: (item) => nameOf(item, t) }),
    [columns, density, t],
  )
}

/** Joins what changed to how items look in the explorer, and to what restores them. */
export const CompareRoute = () => {
  const { t } = useTranslation()
  const compare = usePage('/compare')
  const scope = useScope()
  const search = compare.useSearch()
  const navigate = compare.useNavigate()
  const { workload, folder } = search
  const { ask, dialog } = useAskToRestore(workload)
  const { collectingOf, note } = useCollecting()
  const { add, busy } = collectingOf(workload)
  const mail = useMailLook()
  const file = useFileLook()
  const folderName = useFolderName(workload === 'mail' ? mailSource : driveSource, scope, folder)
  useTitle(folderName, t('compare.title'), usePortal().name)
  const move = useCallback<Move>(
    (change, options) => void navigate({ search: (before) => ({ ...before, ...change }), ...options }),
    [navigate],
  )
  const page = {
    scope,
    search,
    onMove: move,
    coverBar: <CoverBar />,
    head: <CompareHead scope={scope} search={search} folderName={folderName} onMove={move} />,
    onRestore: ({ scope, from }: Place, items: Wished[], restored: () => void) =>
      ask({ scope, point: from }, items, restored),
    collecting: {
      busy,
      add: ({ scope, from }: Place, items: Wished[]) =>
        add({ scope, point: from }, async () => items.map(({ id, parent }) => ({ kind: 'item', id, folder: parent }))),
    },
  }
  return (
    <ShowingProvider workload={workload} place={{ scope, point: search.to ?? 'latest' }}>
      {workload === 'mail' ? (
        <ComparePage key="mail" {...page} look={mail} />
      ) : (
        <ComparePage key="drive" {...page} look={file} />
      )}
      {dialog}
      {note}
    </ShowingProvider>
  )
}
