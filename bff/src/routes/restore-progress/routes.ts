import type { Response, Router } from 'express'
import { type EndEvent, type ProgressEvent, watchRestores } from '../../../contract/restore-progress.ts'
import { apiRouter, mount } from '../../http/mount.ts'
import { actorOf } from '../../restoring/parts.ts'
import type { Services } from '../../services.ts'

/** Bytes on their way to a page that reads them too slowly, or no longer: it misses what comes until they are gone. */
const TOO_FAR_BEHIND = 256 * 1024

const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  // Proxies that gather an answer before they pass it on are asked not to.
  'X-Accel-Buffering': 'no',
}

export function restoreProgressRoutes({ progressStreams }: Pick<Services, 'progressStreams'>): Router {
  const router = apiRouter()
  mount(router, watchRestores, (context) => {
    const { res } = context
    // Whoever asks for the headers alone gets them, and no stream.
    if (res.req.method === 'HEAD') {
      res.writeHead(200, headers).end()
      return
    }
    const remove = progressStreams.add({
      actor: actorOf(context),
      progress: (restores) => send(res, 'progress', { restores }),
      heartbeat: () => write(res, ':\n\n'),
      end(reason) {
        send(res, 'end', { reason })
        res.end()
      },
    })
    res.once('close', remove)
    res.writeHead(200, headers)
    res.flushHeaders()
  })
  return router
}

const send = <Name extends 'progress' | 'end'>(
  res: Response,
  name: Name,
  data: Name extends 'end' ? EndEvent : ProgressEvent,
) => write(res, `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)

function write(res: Response, text: string): void {
  if (!res.destroyed && res.writableLength < TOO_FAR_BEHIND) res.write(text)
}
