import { readFileSync } from 'node:fs'
import { Agent, createServer, request } from 'node:https'
import type { AddressInfo } from 'node:net'

/** The yardstick of what only passes on: a Node.js server that hands each request to the backup server, and its answer back. */
const [vb365 = '', ca = '', cert = '', key = ''] = process.argv.slice(2)
const agent = new Agent({ keepAlive: true, ca: readFileSync(ca) })
const server = createServer({ cert: readFileSync(cert), key: readFileSync(key) }, (req, res) => {
  const { authorization, 'content-type': type, 'content-length': length } = req.headers
  const headers = {
    ...(authorization && { authorization }),
    ...(type && { 'content-type': type }),
    ...(length && { 'content-length': length }),
  }
  const onward = request(new URL(req.url ?? '/', vb365), { agent, method: req.method, headers }, (answer) => {
    res.writeHead(answer.statusCode ?? 500, answer.headers)
    answer.pipe(res)
  })
  onward.on('error', () => res.destroy())
  res.on('close', () => onward.destroy())
  req.pipe(onward)
})
server.listen(0, 'localhost', () => {
  process.stdout.write(`https://localhost:${(server.address() as AddressInfo).port}\n`)
})
