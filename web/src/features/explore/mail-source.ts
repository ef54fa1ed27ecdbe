import type { MailItem } from '@restore-portal/bff/contract/mail'
import { mailFolderPathQuery, mailFoldersQuery, mailItemQuery, mailItemsQuery } from './api/mail.ts'
import type { Source } from './source.ts'

export const mailSource: Source<MailItem> = {
  workload: 'mail',
  sort: { listed: { order: 'date', direction: 'desc' }, found: { order: 'date', direction: 'desc' } },
  folders: mailFoldersQuery,
  folderPath: mailFolderPathQuery,
  items: mailItemsQuery,
  item: mailItemQuery,
  pick: ({ id, subject, folder, covered }) => ({
    ...{ id, name: subject, oneNote: false, folder: false, parent: folder },
    ...(covered && { covered }),
  }),
  isFolder: () => false,
}
