import type { ExchangeItem } from '../vb365/schemas.ts'

/** Subject, or what else the kind of item is known by; may be empty. */
export const itemName = (item: ExchangeItem): string =>
  item.subject || item.fullName || item.name || item.displayAs || item.fileAs || ''
