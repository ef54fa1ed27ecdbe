import { z } from 'zod'

/** What the audit record tells of: a closed set. */
export const auditAction = z.enum([
  // Phase 3: the token is valid, and whose it is; phase 4: the portal session has begun.
  'sign_in_verified',
  'sign_in',
  'sign_out',
  'acting_started',
  'acting_ended',
  'folders_listed',
  'list_opened',
  'searched',
  'compared',
  'item_shown',
  'versions_listed',
  'version_shown',
  'attachment_shown',
  // Covered names and contents were shown on demand.
  'uncovered',
  'downloaded',
  'restore_previewed',
  'restore_started',
  'restore_stopped',
  'restore_decided',
  // Refused where no other action was tried.
  'access_refused',
  // The portal itself: a line torn by a crash was cut off, or a chain that does not reach its head was left.
  'record_healed',
  'record_left',
])

export type AuditAction = z.output<typeof auditAction>

/** What an operation leaves in the audit record; `none` says why it leaves nothing. Refusals are recorded of all. */
export type Audited = AuditAction | { none: string }
