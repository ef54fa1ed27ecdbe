import type { ErrorRequestHandler } from 'express'

/** The values RESTExceptionInfo documents. */
export type ErrorCode =
  | 'ProxyOffline'
  | 'OutdatedChangeToken'
  | 'ResourceAccessDenied'
  | 'ResourceNotFound'
  | 'ParameterValidationFailure'
  | 'OrganizationTransfer'
  | 'RepositoryOwnerChangeTooManyLinks'
  | 'Timeout'
  | 'OperationConflict'
  | 'HttpError'

export class RestError extends Error {
  override name = 'RestError'
  readonly status: number
  readonly errorCode: ErrorCode | null

  constructor(status: number, errorCode: ErrorCode | null, message: string) {
    super(message)
    this.status = status
    this.errorCode = errorCode
  }
}

/** RESTExceptionInfo documents no code for "not signed in", only that it may be null. */
export const unauthorized = (message: string) => new RestError(401, null, message)
export const accessDenied = (message: string) => new RestError(403, 'ResourceAccessDenied', message)
export const notFound = (message: string) => new RestError(404, 'ResourceNotFound', message)
export const invalid = (message: string) => new RestError(400, 'ParameterValidationFailure', message)

export function errorBody(message: string, errorCode: ErrorCode | null) {
  return { message, errorCode, stackTrace: null }
}

function asRestError(error: unknown): RestError {
  if (error instanceof RestError) return error
  if (error instanceof URIError) return notFound('The path is not properly encoded.')
  // body-parser marks what the client did wrong: malformed JSON, too large, unknown charset
  if (error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500) {
    return new RestError(error.status, 'ParameterValidationFailure', error.message)
  }
  console.error(error)
  return new RestError(500, 'HttpError', 'The operation failed unexpectedly.')
}

export const renderError: ErrorRequestHandler = (error, _request, response, _next) => {
  const { status, message, errorCode } = asRestError(error)
  // An answer that has begun cannot become an error; cutting it off is the only honest sign.
  if (response.headersSent) return void response.destroy()
  if (status === 401) response.set('WWW-Authenticate', 'Bearer')
  response.removeHeader('Content-Disposition')
  response.status(status).json(errorBody(message, errorCode))
}
