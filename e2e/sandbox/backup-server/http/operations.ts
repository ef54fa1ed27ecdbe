import type { Application, Request, RequestHandler, Response } from 'express'
import { notFound, RestError } from './errors.ts'

export interface Operation {
  method: 'GET' | 'POST'
  path: string
  /** Open to everyone; all else needs a token. */
  anonymous?: true
  handle(request: Request, response: Response): unknown
}

/** Puts the operations on the application; a known path with another method is 405, an unknown path 404. */
export function mount(application: Application, operations: Operation[], authenticate: RequestHandler): void {
  const methods = new Map<string, string[]>()
  for (const { method, path, anonymous, handle } of operations) {
    const before = anonymous ? [] : [authenticate]
    const run: RequestHandler = async (request, response) => {
      await handle(request, response)
    }
    if (method === 'GET') application.get(path, ...before, run)
    else application.post(path, ...before, run)
    methods.set(path, [...(methods.get(path) ?? []), method])
  }
  for (const [path, allowed] of methods) {
    application.all(path, (request, response) => {
      response.set('Allow', allowed.join(', '))
      throw new RestError(405, 'HttpError', `The resource does not support the method ${request.method}.`)
    })
  }
  application.use((request) => {
    throw notFound(`There is no resource ${request.path}.`)
  })
}

/** A path parameter; Express gives one string for each `:name`. */
export function param(request: Request, name: string): string {
  const value = request.params[name]
  return typeof value === 'string' ? value : ''
}
