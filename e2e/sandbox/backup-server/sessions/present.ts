import type { Directory } from '../../tenant/types.ts'
import type { Session, SessionEvent } from './session.ts'

/** RESTRestoreSession */
export function presentSession(session: Session, directory: Directory, publicUrl: string) {
  const self = `${publicUrl}/v8/RestoreSessions/${session.id}`
  return {
    id: session.id,
    name: session.name,
    organization: directory.organizationName,
    type: session.type,
    creationTime: session.created,
    endTime: session.ended,
    state: session.state,
    result: session.result,
    initiatedBy: session.initiatedBy,
    details: session.details,
    scopeName: session.scopeName,
    clientHost: new URL(publicUrl).hostname,
    ...(session.reason !== undefined && { reason: session.reason }),
    eTag: session.eTag,
    _links: {
      self: { href: self },
      organization: { href: `${self}/organization` },
      events: { href: `${self}/events` },
      statistics: { href: `${self}/statistics` },
    },
  }
}

/** RESTRestoreSessionEvent */
export function presentEvent(event: SessionEvent, session: Session, directory: Directory, publicUrl: string) {
  const of = `${publicUrl}/v8/RestoreSessions/${session.id}`
  return {
    ...event,
    organizationId: directory.organizationId,
    _links: { self: { href: `${of}/events/${event.id}` }, restoreSession: { href: of } },
  }
}
