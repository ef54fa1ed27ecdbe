import { randomUUID } from 'node:crypto'

type EventStatus = 'Running' | 'Success' | 'Warning' | 'Failed' | 'Cancelled' | 'Skipped'

/** RESTRestoreSessionEvent without its links. */
export interface SessionEvent {
  id: string
  type: 'None' | 'Save' | 'Export' | 'Send' | 'Restore' | 'View'
  status: EventStatus
  startTime: string
  endTime: string | null
  duration: string
  title: string
  message: string
  order: number
  itemName?: string
  itemType?: string
  itemSizeBytes?: number
  source?: string
  target?: string
}

/** What explore and restore sessions have in common: RESTRestoreSession and its events. */
export interface Session {
  id: string
  /** Object id of the person who opened it; nobody else finds it. */
  owner: string
  kind: 'explore' | 'restore'
  type: 'Vex' | 'Veod'
  name: string
  details: string
  scopeName: string
  initiatedBy: string
  reason?: string
  created: string
  ended: string | null
  state: 'Working' | 'Stopped'
  result: 'Success' | 'Warning' | 'Failed'
  eTag: number
  events: SessionEvent[]
}

export type NewEvent = Pick<SessionEvent, 'type' | 'status' | 'title' | 'message'> &
  Partial<Pick<SessionEvent, 'itemName' | 'itemType' | 'itemSizeBytes' | 'source' | 'target' | 'startTime'>>

export function addEvent(session: Session, { startTime, ...given }: NewEvent): SessionEvent {
  const now = new Date()
  const started = startTime === undefined ? now : new Date(startTime)
  const event: SessionEvent = {
    id: randomUUID(),
    ...given,
    startTime: started.toISOString(),
    endTime: now.toISOString(),
    duration: timeSpan(now.getTime() - started.getTime()),
    order: session.events.length,
  }
  session.events.push(event)
  session.eTag += 1
  return event
}

/** A .NET TimeSpan, which is what the server's times spans look like: `00:00:01.2500000`. */
function timeSpan(milliseconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const seconds = milliseconds / 1000
  const fraction = String(Math.floor(milliseconds % 1000)).padStart(3, '0')
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}.${fraction}0000`
}
