import { PortalError } from '../errors.ts'
import { exception } from './schemas.ts'

/**
 * What went wrong between portal and backup server. `status` is the server's; null where none came.
 * `uncertain`: the request may have been carried out.
 */
export class Vb365Error extends Error {
  readonly status: number | null
  readonly errorCode: string | null
  readonly operation: string
  readonly retryAfter: number | undefined
  readonly uncertain: boolean
  /** The server's own words, where it gives any. */
  readonly said: string | null

  constructor(
    operation: string,
    message: string,
    rest: {
      status?: number
      errorCode?: string | null
      retryAfter?: number
      uncertain?: boolean
      said?: string | null
      cause?: unknown
    } = {},
  ) {
    super(`${operation}: ${message}`, { cause: rest.cause })
    this.operation = operation
    this.status = rest.status ?? null
    this.errorCode = rest.errorCode ?? null
    this.retryAfter = rest.retryAfter
    this.uncertain = rest.uncertain ?? false
    this.said = rest.said ?? null
  }
}

/** Reads RESTExceptionInfo where the answer holds one; the message is for the log, never a problem's detail. */
export function errorFromAnswer(operation: string, status: number, headers: Record<string, unknown>, body: string) {
  let message = `answered ${status}`
  let errorCode: string | null = null
  let said: string | null = null
  try {
    const parsed = exception.parse(JSON.parse(body))
    message += `: ${parsed.message ?? ''}`
    errorCode = parsed.errorCode ?? null
    said = parsed.message ?? null
  } catch {
    message += `: ${body.slice(0, 200)}`
  }
  const retryAfter = readRetryAfter(headers['retry-after'])
  return new Vb365Error(operation, message, {
    status,
    errorCode,
    said,
    ...(retryAfter === null ? {} : { retryAfter }),
    // A gateway's 502 or 504 says nothing of what the server behind it did.
    uncertain: status === 502 || status === 504,
  })
}

/** Whoever wants to be left alone for longer can say so again. Seconds. */
const LONGEST_RETRY = 3600

/** RFC 9110, 10.2.3: seconds, or a date. Null where it is neither. */
export function readRetryAfter(value: unknown, now = Date.now()): number | null {
  if (typeof value !== 'string' || !/^\s*\d+\s*$|GMT\s*$/.test(value)) return null
  const seconds = value.includes('GMT') ? (Date.parse(value) - now) / 1000 : Number(value)
  return Number.isNaN(seconds) ? null : Math.min(Math.max(Math.ceil(seconds), 0), LONGEST_RETRY)
}

/** The sentence a person gets for it. 401 is dealt with before (restore tokens), and means the sign-in is over. */
export function toPortalError(error: Vb365Error): PortalError {
  const retryAfter = error.retryAfter === undefined ? {} : { retryAfter: error.retryAfter }
  switch (error.status) {
    case null:
      return new PortalError('backup_server_unreachable', { cause: error })
    case 401:
      return new PortalError('sign_in_required', { cause: error })
    // Whether a thing is someone else's or does not exist is not told.
    case 403:
    case 404:
      return new PortalError('not_found', { cause: error })
    case 429:
    case 503:
      return new PortalError('backup_server_busy', { ...retryAfter, cause: error })
    default:
      return new PortalError('backup_server_error', { cause: error })
  }
}
