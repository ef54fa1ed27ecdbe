import type { TFunction } from 'i18next'
import type { FolderName } from '../source.ts'

/** Drives and archives have no name of their own in a backup. */
export const folderName = ({ name, kind }: Pick<FolderName, 'name' | 'kind'>, t: TFunction): string => {
  if (name.trim() !== '') return name
  return kind === 'drive' || kind === 'archive-mailbox' ? t(`explore.unnamed.${kind}`) : t('common.noName')
}
