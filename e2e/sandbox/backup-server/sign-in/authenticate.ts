import type { Request, RequestHandler } from 'express'
import type { Account, Directory } from '../../tenant/types.ts'
import { unauthorized } from '../http/errors.ts'
import { personOf } from '../organization/people.ts'
import type { Services } from '../services.ts'
import type { Logon } from './tokens.ts'

/** Who asks, read from the directory for this request: a disabled account or a changed role counts at once. */
export interface Caller {
  logon: Logon
  person: Account
  directory: Directory
}

const callers = new WeakMap<Request, Caller>()

export function bearer(request: Request): string {
  return /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]?.trim() ?? ''
}

export function authenticate({ tokens, tenant }: Services): RequestHandler {
  return async (request, _response, next) => {
    const logon = tokens.find(bearer(request))
    if (logon === undefined) throw unauthorized('The access token is missing, has expired or was ended.')
    const directory = await tenant.directory()
    const person = personOf(directory, logon.oid)
    if (!person?.enabled) throw unauthorized('The account is disabled or no longer there.')
    callers.set(request, { logon, person, directory })
    next()
  }
}

export function caller(request: Request): Caller {
  const found = callers.get(request)
  if (found === undefined) throw unauthorized('Sign in first.')
  return found
}
