/** What the portal itself says of items: it tells nothing of what is in them, and so is never covered. */
export const ownWords = {
  stopped: 'The restore was stopped before this item.',
  oneNote: 'OneNote notebooks cannot be restored with the portal’s permission. Download it instead.',
  gone: 'The restore point, or the mailbox or OneDrive in it, is no longer there.',
  scopeLost: 'The right to restore for this person was taken away first; nothing was asked of the backup server.',
  unreachable: 'The backup server could not be reached; nothing was asked of it.',
  refusedBusy: 'The backup server is busy and refused this for now.',
  noReason: 'The backup server gives no reason.',
  busyTooLong: 'The backup server was busy for too long; nothing was asked of it.',
} as const

const all: ReadonlySet<unknown> = new Set(Object.values(ownWords))

export const isOwnWords = (text: unknown): boolean => all.has(text)
