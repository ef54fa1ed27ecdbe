import type { RestoreListEntry } from '@restore-portal/bff/contract/restore-list'
import type { TFunction } from 'i18next'
import { formatDateTime } from '../../lib/format.ts'

/** A search as people say it; another feature knows how it is written. */
export type SearchWords = (text: string, t: TFunction) => string

/** What an entry is called; the top of a mailbox or drive has no name of its own. */
export const nameWords = (
  { name, kind, workload, version, covered }: RestoreListEntry,
  t: TFunction,
  searchWords: SearchWords,
): string => {
  if (kind === 'search') return t('restoreList.searchNamed', { q: searchWords(name, t) })
  if (covered && name === '') return t('cover.item')
  const own = name.trim()
  const called =
    own ||
    (kind === 'folder'
      ? t(`restoreList.top.${workload}`)
      : t(workload === 'mail' ? 'common.noSubject' : 'common.noName'))
  return version ? t('restoreList.versionNamed', { name: called, version: version.name || version.id }) : called
}

export const momentWords = ({ allTime, point }: Pick<RestoreListEntry, 'allTime' | 'point'>, t: TFunction): string =>
  allTime ? t('points.all') : formatDateTime(new Date(point))

export const folderWords = ({ folder }: Pick<RestoreListEntry, 'folder'>): string => folder?.join(' / ') ?? ''

/** Where an entry can be looked at; what is gone can be looked at no longer. */
export const addressOf = (entry: RestoreListEntry) => {
  const { workload, kind, item, name, point, allTime, gone } = entry
  if (gone) return null
  const at = { point: allTime ? 'all' : point }
  const search =
    kind === 'search'
      ? { ...at, q: name, ...(item !== null && { folder: item, within: 'folder' as const }) }
      : kind === 'folder'
        ? { ...at, folder: item ?? undefined }
        : { ...at, item: item ?? undefined }
  return { to: workload === 'mail' ? ('/mail' as const) : ('/onedrive' as const), search }
}
