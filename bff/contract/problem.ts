import { z } from 'zod'

/** Every way in which a request can fail. The SPA has a sentence and a next step for each (`locales`). */
export const problemCodes = [
  'invalid_request',
  'request_refused',
  'sign_in_required',
  'sign_in_refused',
  'interaction_required',
  'portal_disabled',
  'not_found',
  'idempotency_key_missing',
  'idempotency_key_reused',
  'restore_in_progress',
  'nothing_to_restore',
  'restore_list_changed',
  'restore_list_full',
  'restore_point_gone',
  'version_not_restorable',
  'reason_required',
  'reason_invalid',
  'acting_required',
  'scope_lost',
  'content_covered',
  'save_refused',
  'message_unreadable',
  'search_invalid',
  'too_large',
  'too_many_requests',
  'identity_unreachable',
  'backup_server_unreachable',
  'backup_server_busy',
  'backup_server_error',
  'internal',
] as const

export const problemCode = z.enum(problemCodes)

/** RFC 9457 problem document, `application/problem+json`. `title` and `detail` are English, for logs and scripts. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: problemCode,
  detail: z.string().optional(),
  requestId: z.string(),
  /** Which of the four phases of sign-in failed. */
  phase: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).optional(),
  /** `interaction_required`: the claims challenge to sign in again with. */
  claims: z.string().optional(),
  /** Seconds to wait before the next try. */
  retryAfter: z.int().optional(),
  /** What is wrong, and where in the request. */
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})

export type ProblemCode = z.output<typeof problemCode>
export type Problem = z.output<typeof problem>
