import type { Outcome, RestoreSession } from '../restore/restore-session.ts'
import type { Session } from './session.ts'

/** RESTRestoreSessionStatistics; an explore session has restored nothing. */
export function presentStatistics(session: Session | RestoreSession) {
  if (!('outcomes' in session)) {
    return { totalItemsCount: 0, restoredItemsCount: 0, failedItemsCount: 0, skippedItemsCount: 0, items: [] }
  }
  const { restored, skipped, failed } = session.counts
  return {
    totalItemsCount: session.planned.length,
    restoredItemsCount: restored,
    failedItemsCount: failed,
    skippedItemsCount: skipped,
    warnings: [],
    errors: session.outcomes
      .filter(({ status }) => status === 'Failed')
      .map(({ name, message }) => `${name}: ${message}`),
    items: session.type === 'Vex' ? [presentMailbox(session)] : session.outcomes.map(presentDocument),
  }
}

/**
 * RESTBulkMailboxItemRestoreDetails: the vendor's item types know mailboxes but no mail items, so mail is told by
 * mailbox; what became of each item is in the events.
 */
function presentMailbox({ target, counts, outcomes }: RestoreSession) {
  const done = (how: Outcome['how']) => outcomes.filter((outcome) => outcome.how === how).length
  const { restored, skipped, failed } = counts
  const warning = failed > 0 && restored + skipped > 0
  return {
    itemRestoreDetailsType: 'BulkMailbox',
    id: target.id,
    name: target.name,
    title: target.name,
    itemType: 'ExchangeMailbox',
    status: warning ? 'Warning' : failed > 0 ? 'Failed' : restored === 0 && skipped > 0 ? 'Skipped' : 'Success',
    mailboxEmail: target.email,
    mailboxIsArchive: target.isArchive,
    mailboxIsPublic: false,
    createdMailboxItemsCount: done('created'),
    mergedMailboxItemsCount: done('merged'),
    failedMailboxItemsCount: failed,
    skippedMailboxItemsCount: skipped,
  }
}

/** RESTItemRestoreDetails */
function presentDocument({ id, name, path, status, message }: Outcome) {
  return {
    itemRestoreDetailsType: 'Item',
    id,
    name,
    title: name,
    itemType: 'OneDriveItem',
    status,
    ...(path !== '' && { path }),
    ...(status === 'Failed' && { error: message }),
    ...(status === 'Skipped' && { warnings: [message] }),
  }
}
