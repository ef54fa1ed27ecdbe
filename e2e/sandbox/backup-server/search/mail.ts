import type { MailItem } from '../../tenant/types.ts'
import type { ShownItem } from '../backups/mail-view.ts'
import type { Criteria } from './criteria.ts'
import { SearchSyntaxError } from './syntax.ts'
import { flag, size, text, time } from './values.ts'

const inText = (read: (item: MailItem) => string) => (value: string) => {
  const matches = text(value)
  return ({ item }: ShownItem) => matches(read(item))
}

const inTime = (read: (item: MailItem) => string | null) => (value: string, criterion: string) => {
  const matches = time(criterion, value)
  return ({ item }: ShownItem) => matches(read(item))
}

const attachmentNames = (item: MailItem) => item.attachments.map((attachment) => attachment.name).join('\n')

function importance(value: string, criterion: string) {
  if (!/^(low|normal|high)$/i.test(value)) {
    throw new SearchSyntaxError(`${criterion}: takes low, normal or high, not "${value}".`)
  }
  return ({ item }: ShownItem) => item.importance.toLowerCase() === value.toLowerCase()
}

function categories({ details }: MailItem): string {
  return String(details.categories ?? details.category ?? '')
}

export const mailCriteria: Criteria<ShownItem> = {
  words(value) {
    const matches = text(value)
    return ({ item }) =>
      matches(item.subject) ||
      matches(item.from) ||
      matches(item.to) ||
      matches(attachmentNames(item)) ||
      matches(item.text)
  },
  named: {
    from: inText((item) => item.from),
    to: inText((item) => item.to),
    cc: inText((item) => item.cc),
    bcc: inText((item) => item.bcc),
    subject: inText((item) => item.subject),
    body: inText((item) => item.text),
    attachments: inText(attachmentNames),
    category: inText(categories),
    received: inTime((item) => item.received),
    sent: inTime((item) => item.sent),
    hasattachments: (value, criterion) => {
      const wanted = flag(criterion, value)
      return ({ item }) => item.attachments.length > 0 === wanted
    },
    isread: (value, criterion) => {
      const wanted = flag(criterion, value)
      return ({ item }) => !item.unread === wanted
    },
    importance,
    size: (value, criterion) => {
      const matches = size(criterion, value)
      return ({ item }) => matches(item.size)
    },
  },
}
