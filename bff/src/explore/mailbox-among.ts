/**
 * The mailbox in which something was found: null where the server does not tell, undefined where it is not one of those
 * that the person may see. Ids are UUIDs, which mean the same in either case.
 */
export function mailboxAmong(mailboxes: readonly string[], id: unknown): string | null | undefined {
  if (typeof id !== 'string' || id === '') return null
  return mailboxes.find((mailbox) => mailbox.toLowerCase() === id.toLowerCase())
}
