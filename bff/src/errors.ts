import type { Problem, ProblemCode } from '../contract/problem.ts'

const statuses: Record<ProblemCode, number> = {
  invalid_request: 400,
  request_refused: 403,
  sign_in_required: 401,
  sign_in_refused: 403,
  interaction_required: 401,
  portal_disabled: 503,
  not_found: 404,
  idempotency_key_missing: 400,
  idempotency_key_reused: 422,
  restore_in_progress: 409,
  nothing_to_restore: 422,
  restore_list_changed: 409,
  restore_list_full: 422,
  restore_point_gone: 409,
  version_not_restorable: 422,
  reason_required: 422,
  reason_invalid: 422,
  acting_required: 403,
  scope_lost: 403,
  content_covered: 403,
  save_refused: 403,
  message_unreadable: 422,
  search_invalid: 400,
  too_large: 413,
  too_many_requests: 429,
  identity_unreachable: 503,
  backup_server_unreachable: 503,
  backup_server_busy: 503,
  backup_server_error: 502,
  internal: 500,
}

const titles: Record<ProblemCode, string> = {
  invalid_request: 'The request is not as the contract says',
  request_refused: 'The request does not come from the portal',
  sign_in_required: 'Sign in first',
  sign_in_refused: 'Sign-in was refused',
  interaction_required: 'The identity provider asks for another sign-in',
  portal_disabled: 'Restoring through a portal is switched off on the backup server',
  not_found: 'Not found',
  idempotency_key_missing: 'An Idempotency-Key header is required',
  idempotency_key_reused: 'This Idempotency-Key was used for another restore',
  restore_in_progress: 'A request with this Idempotency-Key is being carried out',
  nothing_to_restore: 'Nothing can be restored',
  restore_list_changed: 'The restore list has changed meanwhile',
  restore_list_full: 'The restore list is full',
  restore_point_gone: 'A restore point is gone',
  version_not_restorable: 'No restore point holds this version as the last',
  reason_required: 'A reason is required',
  reason_invalid: 'The reason is not as the administrator wants it',
  acting_required: 'Say first that you act for this person',
  scope_lost: 'The right to act for this person has ended',
  content_covered: 'This is covered until it is shown',
  save_refused: 'The backup server does not hand out contents',
  message_unreadable: 'The message cannot be read',
  search_invalid: 'The backup server does not understand this search',
  too_large: 'The request is too large',
  too_many_requests: 'Too many requests',
  identity_unreachable: 'The identity provider cannot be reached',
  backup_server_unreachable: 'The backup server cannot be reached',
  backup_server_busy: 'The backup server is busy',
  backup_server_error: 'The backup server failed',
  internal: 'Something went wrong in the portal',
}

type Details = Partial<Pick<Problem, 'detail' | 'phase' | 'claims' | 'retryAfter' | 'issues'>> & { cause?: unknown }

/** The only error that reaches a client as more than "internal". `cause` goes to the log alone. */
export class PortalError extends Error {
  readonly code: ProblemCode
  readonly details: Omit<Details, 'cause'>

  constructor(code: ProblemCode, { cause, ...details }: Details = {}) {
    super(details.detail ?? titles[code], { cause })
    this.code = code
    this.details = details
  }

  get status(): number {
    return statuses[this.code]
  }

  toProblem(requestId: string): Problem {
    return {
      type: `urn:restore-portal:problem:${this.code}`,
      title: titles[this.code],
      status: this.status,
      code: this.code,
      ...this.details,
      requestId,
    }
  }
}

export const notFound = () => new PortalError('not_found')
