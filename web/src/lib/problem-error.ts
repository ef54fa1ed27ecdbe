import type { Problem, ProblemCode } from '@restore-portal/bff/contract/problem'

/**
 * A problem document, or one of the ways in which there is none: no connection, an answer that is not ours, or a part of
 * the portal that did not come.
 */
export type FailureCode = ProblemCode | 'offline' | 'unreadable' | 'part_missing'

type Details = Partial<Omit<Problem, 'code'>>

export class ProblemError extends Error {
  readonly code: FailureCode
  readonly status: number
  readonly requestId: string | undefined
  readonly phase: Problem['phase']
  readonly claims: string | undefined
  readonly retryAfter: number | undefined
  /** What the server says in English; for people who know what it means, never the only sentence on screen. */
  readonly detail: string | undefined

  constructor(code: FailureCode, details: Details = {}, cause?: unknown) {
    super(details.title ?? code, { cause })
    this.name = 'ProblemError'
    this.code = code
    this.status = details.status ?? 0
    this.requestId = details.requestId
    this.phase = details.phase
    this.claims = details.claims
    this.retryAfter = details.retryAfter
    this.detail = details.detail
  }
}

export const isProblem = (error: unknown, code?: FailureCode): error is ProblemError =>
  error instanceof ProblemError && (code === undefined || error.code === code)
