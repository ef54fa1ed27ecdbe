import type { Server } from 'node:https'
import type { Socket } from 'node:net'

/**
 * Lets a server stop as soon as the answers under way are through. Node itself destroys a connection whose answer has
 * just ended, with what is still on its way, and waits for those that browsers open ahead and have asked nothing on yet.
 */
export function watchConnections(server: Server): { endUnused(): void } {
  const answering = new Map<Socket, number>()
  let isEnding = false

  server.on('secureConnection', (socket: Socket) => {
    answering.set(socket, 0)
    socket.once('close', () => answering.delete(socket))
  })
  server.on('request', ({ socket }, answer) => {
    answering.set(socket, (answering.get(socket) ?? 0) + 1)
    // One that is never sent to its end takes its connection with it.
    answer.once('finish', () => {
      const left = (answering.get(socket) ?? 1) - 1
      if (answering.has(socket)) answering.set(socket, left)
      if (isEnding && left === 0) socket.end()
    })
  })

  return {
    /** From now on each connection ends with its answer, and those without one end at once. */
    endUnused() {
      isEnding = true
      for (const [socket, count] of answering) if (count === 0) socket.end()
    },
  }
}
