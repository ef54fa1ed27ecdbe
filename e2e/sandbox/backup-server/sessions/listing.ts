import type { Request } from 'express'
import { invalid } from '../http/errors.ts'
import { booleanQuery, query, timeQuery } from '../http/requests.ts'
import type { Session } from './session.ts'

const startOf = (session: Session) => Date.parse(session.created)
/** A session that still runs ends after all others. */
const endOf = (session: Session) => (session.ended === null ? Number.POSITIVE_INFINITY : Date.parse(session.ended))

function orderedBy(request: Request): (session: Session) => number {
  const orderBy = query(request, 'orderBy')?.toLowerCase() || 'creationtime'
  if (orderBy === 'creationtime') return startOf
  if (orderBy === 'endtime') return endOf
  throw invalid('The parameter orderBy must be CreationTime or EndTime.')
}

/** GET /v8/RestoreSessions: filtered by start and end ("started after the specified time"), newest first by default. */
export function listed(request: Request, sessions: Session[]): Session[] {
  const from = (name: string) => timeQuery(request, name) ?? Number.NEGATIVE_INFINITY
  const to = (name: string) => timeQuery(request, name)
  const [startFrom, startTo, endFrom, endTo] = [
    from('startTimeFrom'),
    to('startTimeTo') ?? Number.POSITIVE_INFINITY,
    from('endTimeFrom'),
    to('endTimeTo'),
  ]
  const key = orderedBy(request)
  const direction = booleanQuery(request, 'orderAsc', false) ? 1 : -1
  return sessions
    .filter((session) => startOf(session) > startFrom && startOf(session) < startTo)
    .filter((session) => endOf(session) > endFrom && (endTo === undefined || endOf(session) < endTo))
    .sort((a, b) => {
      if (key(a) !== key(b)) return key(a) < key(b) ? -direction : direction
      return a.id < b.id ? -1 : 1
    })
}
