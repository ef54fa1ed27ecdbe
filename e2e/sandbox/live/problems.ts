import type { NextFunction, Request, Response } from 'express'
import { InvalidPathError, NotFoundError } from '../tenant/errors.ts'

/** A request that lacks something or says it wrongly. */
export class BadRequestError extends Error {
  override name = 'BadRequestError'
}

/** Declared errors say what is wrong; others are the sandbox's own fault and go to its log. */
export function answerProblem(error: unknown, _request: Request, response: Response, next: NextFunction) {
  if (response.headersSent) return next(error)
  const status = statusOf(error)
  if (status === 500) console.error(error)
  const message = status < 500 && error instanceof Error ? error.message : 'The sandbox could not do that; see its log.'
  response.status(status).json({ message })
}

function statusOf(error: unknown): number {
  if (error instanceof NotFoundError) return 404
  if (error instanceof BadRequestError || error instanceof InvalidPathError) return 400
  // Express's own: a body that is too large, a path that cannot be decoded.
  if (error instanceof Error && 'status' in error && typeof error.status === 'number') return error.status
  return 500
}

/** One text parameter of the query; neither missing nor given twice. */
export function textParameter(request: Request, name: string): string {
  const value = request.query[name]
  if (typeof value !== 'string' || value === '') throw new BadRequestError(`Say ?${name}= once.`)
  return value
}
