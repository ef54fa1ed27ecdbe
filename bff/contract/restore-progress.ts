import { z } from 'zod'
import { operation } from './operation.ts'
import { restoreProgress } from './restores.ts'

/**
 * Server-sent events (`text/event-stream`), to be read with `fetch`: `EventSource` cannot send the header that every
 * call needs. Each event has a name and JSON as its data:
 *
 * - `progress`: {@link progressEvent}, at once and then whenever something moved, at most once a second. It holds the
 *   person's restores that are not finished, and once more each that has just finished.
 * - `end`: {@link endEvent}. The server closes the stream after it. `signed-out`: the portal session is over.
 *   `restart`: the portal stops; open another.
 *
 * A comment line comes every 15 seconds. A stream doesn't keep the portal session from ending idle. A person may have 8
 * streams open; the ninth is answered 429, and the page polls `GET /restores?status=open` instead, as it does where no
 * stream comes through. A browser has six connections to one host at most: its tabs share one stream.
 */
export const watchRestores = operation({
  method: 'get',
  path: '/restore-progress',
  summary: 'How the restores of the signed-in person go on, as server-sent events',
  audit: { none: 'their own restores' },
  bytes: true,
})

export const progressEvent = z.object({ restores: z.array(restoreProgress) })
export const endEvent = z.object({ reason: z.enum(['signed-out', 'restart']) })

export type ProgressEvent = z.output<typeof progressEvent>
export type EndEvent = z.output<typeof endEvent>
