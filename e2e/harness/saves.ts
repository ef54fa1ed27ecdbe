import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'

interface Save {
  isOpen(): boolean
  /** Bytes that have left the backup server, or wait in its socket. */
  sent(): number
}

/** The backup server, where it runs in this process, handing out contents: each time that it is asked to. */
export function savesOf(vb365: string) {
  const { host } = new URL(vb365)
  const list: Save[] = []
  const onRequest = (message: unknown) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    if (request.headers.host !== host || !/\/save$/i.test(request.url ?? '')) return
    let open = true
    const before = request.socket.bytesWritten
    response.once('close', () => {
      open = false
    })
    list.push({ isOpen: () => open, sent: () => request.socket.bytesWritten - before })
  }
  subscribe('http.server.request.start', onRequest)
  return { list, stop: () => unsubscribe('http.server.request.start', onRequest) }
}
