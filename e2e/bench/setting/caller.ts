import { readFileSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { Pool } from 'undici'

interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Readable & { arrayBuffer(): Promise<ArrayBuffer> }
}

type Headers = Record<string, string>

/** A client that costs little itself, the same for what is measured and for its yardstick. */
export class Caller {
  readonly #pool: Pool
  readonly #headers: Headers

  constructor(origin: string, caFile: string, headers: Headers) {
    this.#pool = new Pool(origin, { connections: 64, connect: { ca: readFileSync(caFile, 'utf8') }, bodyTimeout: 0 })
    this.#headers = headers
  }

  async send(method: 'GET' | 'POST' | 'DELETE', path: string, json?: unknown, headers: Headers = {}): Promise<Answer> {
    const { statusCode: status, ...answer } = await this.#pool.request({
      method,
      path,
      headers: { ...this.#headers, ...(json !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    })
    if (status < 400) return { status, headers: answer.headers, body: answer.body }
    throw new Error(`${method} ${path} answered ${status}: ${await answer.body.text()}`)
  }

  /** The whole answer, as bytes that nobody looks into. */
  async bytes(path: string, headers?: Headers): Promise<ArrayBuffer> {
    return await (await this.send('GET', path, undefined, headers)).body.arrayBuffer()
  }

  // biome-ignore lint/suspicious/noExplicitAny: whoever asks knows what comes
  async json(method: 'GET' | 'POST' | 'DELETE', path: string, json?: unknown): Promise<any> {
    const { body } = await this.send(method, path, json, { 'accept-encoding': 'identity' })
    const text = Buffer.from(await body.arrayBuffer()).toString()
    return text === '' ? undefined : JSON.parse(text)
  }

  close(): Promise<void> {
    return this.#pool.close()
  }
}
