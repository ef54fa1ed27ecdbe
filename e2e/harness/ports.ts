import { once } from 'node:events'
import { createServer } from 'node:net'

/** Whether this machine lets us listen there now. */
export async function isFree(port: number, host = 'localhost'): Promise<boolean> {
  const server = createServer()
  server.listen(port, host)
  try {
    await once(server, 'listening')
    return true
  } catch {
    return false
  } finally {
    server.close()
  }
}
