import { setTimeout as wait } from 'node:timers/promises'
import type { RequestHandler, Response } from 'express'
import { errorBody } from '../http/errors.ts'
import { personOf } from '../organization/people.ts'
import type { Services } from '../services.ts'
import { bearer } from '../sign-in/authenticate.ts'

/** Lets a rule of POST /sandbox/faults befall the request, before anything else looks at it. */
export function misbehave({ faults, tokens, tenant }: Services): RequestHandler {
  return async (request, response, next) => {
    if (!faults.any) return next()
    const logon = tokens.find(bearer(request))
    const person = logon && personOf(await tenant.directory(), logon.oid)
    const effect = faults.next(request.method, request.path, person)
    if (effect === undefined) return next()
    if ('status' in effect) {
      if (effect.retryAfter !== undefined) response.set('Retry-After', String(effect.retryAfter))
      response.status(effect.status).json(effect.body ?? errorBody('The server was told to answer so.', 'HttpError'))
      return
    }
    if ('delay' in effect) {
      const gone = new AbortController()
      response.once('close', () => gone.abort())
      return await wait(effect.delay, undefined, { signal: gone.signal }).then(
        () => next(),
        () => faults.abandon(`${request.method} ${request.path}`),
      )
    }
    if ('expireToken' in effect) tokens.expire(bearer(request))
    else if ('truncate' in effect) breakOff(response, effect.truncate)
    else if (effect.drop === 'before') return void response.destroy()
    else breakOff(response, -1)
    next()
  }
}

type Write = Response['write']
type End = Response['end']

/** Lets `bytes` of the body through and ends the connection then; below zero nothing is sent, not even a status. */
function breakOff(response: Response, bytes: number): void {
  let left = bytes
  const write = response.write.bind(response)
  const pass = (chunk: unknown) => {
    if (left < 0 || (typeof chunk !== 'string' && !(chunk instanceof Uint8Array))) return
    const part = Buffer.from(chunk as string).subarray(0, left)
    left -= part.length
    if (part.length > 0) write(part)
  }
  const settle = (given: unknown[]) => {
    const done = given.find((argument) => typeof argument === 'function')
    if (done !== undefined) queueMicrotask(() => done())
  }
  response.write = ((chunk: unknown, ...rest: unknown[]) => {
    pass(chunk)
    settle(rest)
    return true
  }) as Write
  response.end = ((chunk: unknown, ..._rest: unknown[]) => {
    pass(chunk)
    if (bytes < 0) response.destroy()
    else {
      // What was let through must reach the client before the connection ends.
      response.flushHeaders()
      setImmediate(() => response.destroy())
    }
    return response
  }) as End
}
