import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import express from 'express'
import { pinoHttp } from 'pino-http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pages } from './pages.ts'
import { renderProblem } from './problems.ts'

const script = Buffer.from('export const words = "Grüße"\n'.repeat(50))
let folder: string
let server: ReturnType<ReturnType<typeof express>['listen']>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assets-'))
  await mkdir(join(folder, 'auth'))
  await mkdir(join(folder, 'assets'))
  for (const page of ['index.html', 'preview-frame.html', 'auth/redirect.html']) await writeFile(join(folder, page), '')
  const write = (name: string, bytes: Buffer) => writeFile(join(folder, 'assets', name), bytes)
  for (const name of ['a.js', 'a.mjs', 'plain.js']) await write(name, script)
  for (const name of ['a.js', 'a.mjs']) {
    await write(`${name}.br`, brotliCompressSync(script))
    await write(`${name}.gz`, gzipSync(script))
  }
  server = express()
    .use(pinoHttp({ enabled: false }), pages(folder), renderProblem)
    .listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
})

afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true })
})

const get = async (name: string, accepts?: string, headers: Record<string, string> = {}) => {
  const answer = await new Promise<import('node:http').IncomingMessage>((resolve, reject) =>
    request(`http://127.0.0.1:${(server.address() as AddressInfo).port}/assets/${name}`, {
      headers: { ...headers, ...(accepts === undefined ? {} : { 'accept-encoding': accepts }) },
    })
      .on('response', resolve)
      .on('error', reject)
      .end(),
  )
  return { status: answer.statusCode, headers: answer.headers, body: await buffer(answer) }
}

const same = (body: Buffer) => body

test.each([
  ['a.js', 'gzip, deflate, br, zstd', 'br', brotliDecompressSync],
  ['a.mjs', 'gzip, deflate, br', 'br', brotliDecompressSync],
  ['a.js?v=1', 'gzip', 'gzip', gunzipSync],
  ['a.js', 'br;q=0', undefined, same],
  ['a.js', undefined, undefined, same],
  ['plain.js', 'br', undefined, same],
])('%s for whoever accepts %j is sent in %j, and is the same script', async (name, accepts, encoding, decode) => {
  const { status, headers, body } = await get(name, accepts)
  expect(status).toBe(200)
  expect(headers['content-encoding']).toBe(encoding)
  expect(headers['content-type']).toMatch(/^text\/javascript/)
  expect(headers['cache-control']).toContain('immutable')
  // A cache between must not hand brotli to somebody who cannot read it.
  if (!name.startsWith('plain')) expect(headers.vary).toMatch(/accept-encoding/i)
  expect(decode(body)).toEqual(script)
})

test.each(['b.js', '', '.hidden', '%2e%2e%2findex.html', '..%2findex.html', '%00a.js', '%ff'])(
  '%s is not there',
  async (name) => {
    const { status, headers, body } = await get(name, 'br')
    expect(status).toBe(404)
    expect(headers['content-encoding']).toBeUndefined()
    expect(JSON.parse(body.toString())).toMatchObject({ status: 404, code: 'not_found' })
  },
)

test('a range outside a file is the fault of whoever asks for it', async () => {
  const { status, body } = await get('plain.js', undefined, { range: 'bytes=999999-' })
  expect(status).toBe(400)
  expect(JSON.parse(body.toString())).toMatchObject({ code: 'invalid_request' })
})
