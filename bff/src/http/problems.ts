import type { ErrorRequestHandler, RequestHandler } from 'express'
import type {} from 'pino-http'
import { notFound, PortalError } from '../errors.ts'
import { toPortalError, Vb365Error } from '../vb365/errors.ts'

export const unknownRoute: RequestHandler = () => {
  throw notFound()
}

/** Puts refusals on record. That it cannot be changes nothing: what was refused stays refused. */
export const recordRefusal: ErrorRequestHandler = async (error: unknown, req, res, next) => {
  if (!res.headersSent && req.audit) {
    await req.audit
      .refuse(toDeclared(error))
      .catch((failed: unknown) => req.log.error({ err: failed }, 'audit: a refusal is not on record'))
  }
  next(error)
}

/** The one place that turns errors into answers: what is declared leaves as it is, all else as "internal". */
export const renderProblem: ErrorRequestHandler = (error: unknown, req, res, _next) => {
  if (res.headersSent || res.destroyed) {
    if (!isAbort(error)) req.log.warn({ err: error }, 'the answer broke off')
    res.destroy()
    return
  }
  const problem = toDeclared(error)
  const level = problem.status >= 500 ? 'error' : 'info'
  req.log[level]({ err: problem.cause ?? error, code: problem.code, phase: problem.details.phase }, problem.message)
  if (problem.details.retryAfter !== undefined) res.set('Retry-After', String(problem.details.retryAfter))
  res
    .status(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify(problem.toProblem(String(req.id))))
}

function toDeclared(error: unknown): PortalError {
  if (error instanceof PortalError) return error
  if (error instanceof Vb365Error) return toPortalError(error)
  // body-parser, the router and what serves files mark with a status what the client did wrong.
  const { status, type, code } = error as { status?: unknown; type?: unknown; code?: unknown }
  if (status === 413) return new PortalError('too_large', { cause: error })
  // An address that cannot be decoded; zlib's errors, of a body that cannot, have a code instead of a type.
  if (status === 400 && type === undefined && code === undefined) return new PortalError('not_found', { cause: error })
  // 403 is an address that leads out of the folder.
  if (status === 403 || status === 404) return new PortalError('not_found', { cause: error })
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new PortalError('invalid_request', { cause: error })
  return new PortalError('internal', { cause: error })
}

const isAbort = (error: unknown) => error instanceof Error && error.name === 'AbortError'
