import type { OpenTenant } from '../sandbox/tenant/tenant.ts'
import type { MailItem } from '../sandbox/tenant/types.ts'

/** As many messages of the employee as are wanted, in the backup alone, without contents: lists look at nothing else. */
export function addMessages({ backups }: OpenTenant, folder: string, count: number): MailItem[] {
  const mailOf = backups.mail.bind(backups)
  const added = Array.from({ length: count }, (_, index): MailItem => {
    const at = new Date(Date.UTC(2024, 0, 1) + ((index * 7919) % count) * 60_000).toISOString()
    return {
      ...{ id: `${folder}-${index}`, folder, archive: false, format: 'eml', itemClass: 'IPM.Note' },
      ...{
        subject: `${index % 3 ? 'Invoice' : 'Überweisung'} ${index}`,
        from: `Sender ${index % 500} <s@example.com>`,
      },
      ...{ to: `to-${index % 7}@example.com`, cc: '', bcc: '', sent: at, received: at, importance: 'Normal' },
      ...{ attachments: [], details: {}, text: '', unread: false, size: 1, sha256: String(index) },
    }
  })
  backups.mail = async (point, account) => [...(await mailOf(point, account)), ...(account === 'employee' ? added : [])]
  return added
}
