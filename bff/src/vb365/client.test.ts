import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createVb365Client } from './client.ts'
import { operations } from './operations.ts'

/** A server that closes each connection just as its second request comes. */
async function start() {
  const used = new WeakSet<object>()
  const server = createServer({ keepAlive: true }, (request, response) => {
    if (used.has(request.socket)) return void request.socket.destroy()
    used.add(request.socket)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(request.method === 'GET' ? { isOperator: true } : { sessionId: 'session-1' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const client = createVb365Client({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, timeout: 5 })
  onTestFinished(async () => {
    await client.close()
    server.close()
  })
  return client
}

test('a connection that the server is closing leaves no restore in doubt', async () => {
  const client = await start()
  const params = { session: 'explore', mailbox: 'mailbox' }
  for (let turn = 0; turn < 3; turn++) {
    await client.call(operations.operatorInfo)
    expect(await client.call(operations.restoreMail, { params, json: {} })).toEqual({ sessionId: 'session-1' })
  }
})
