import { setTimeout as sleep } from 'node:timers/promises'
import {
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  isBrokenCircuitError,
  retry,
  wrap,
} from 'cockatiel'
import pLimit from 'p-limit'
import { Agent, type Dispatcher, request } from 'undici'
import { trustedBy } from '../trusted-by.ts'
import { errorFromAnswer, Vb365Error } from './errors.ts'
import { apiVersion, type Vb365Operation } from './operations.ts'
import { readWhole } from './read-whole.ts'

export interface CallOptions {
  token?: string
  params?: Record<string, string>
  query?: Record<string, string | number | boolean | undefined>
  json?: unknown
  form?: Record<string, string>
  signal?: AbortSignal | undefined
}

/** Contents of something backed up, as they come. */
export interface Vb365Bytes {
  /** How many are coming, where the server says so. */
  length: number | null
  body: Dispatcher.ResponseData['body']
}

export interface Vb365Client {
  call<Answer>(operation: Vb365Operation<Answer>, options?: CallOptions): Promise<Answer>
  /** The caller reads the body or destroys it. */
  stream(operation: Vb365Operation<undefined>, options?: CallOptions): Promise<Vb365Bytes>
  /** Lets a few pages of all long lists of this server come in at once. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

interface Options {
  url: string
  /** File of the certificate (authority) to trust besides the public ones. */
  caFile?: string | undefined
  /** Seconds. */
  timeout: number
}

/** Bytes of an error that are worth reading. */
const MAX_ERROR = 1024 * 1024
/** Pages on their way at once, of all lists together: each is held in memory as a whole. */
const PAGES = 8
/** Milliseconds for what is under way when the portal ends: tokens and explore sessions are given back. */
const LAST_WORDS = 2_000
/** Bytes of a stream: a quarter of it, as is usual, has large files come a tenth slower. */
const READ_AHEAD = 256 * 1024

export function createVb365Client({ url, caFile, timeout }: Options): Vb365Client {
  const milliseconds = timeout * 1000
  const common = {
    connect: { timeout: 10_000, ...trustedBy(caFile) },
    headersTimeout: milliseconds,
    bodyTimeout: milliseconds,
    keepAliveTimeout: 30_000,
  }
  const agent = new Agent({ ...common, connections: 64 })
  const unshared = new Agent({ ...common, pipelining: 0 })
  // As slow as who reads them: kept apart, they cannot take up the connections that everything else needs.
  const streams = new Agent(common)

  const pages = pLimit(PAGES)

  // Open while the server cannot be reached at all: people get their answer at once, and it gets air.
  const breaker = circuitBreaker(handleWhen(isOutage), { halfOpenAfter: 2_000, breaker: new ConsecutiveBreaker(8) })
  const retrying = retry(handleWhen(isPassing), {
    maxAttempts: 3,
    backoff: new ExponentialBackoff({ initialDelay: 100, maxDelay: 2_000 }),
  })
  const reading = wrap(retrying, breaker)

  async function send(
    operation: Vb365Operation,
    options: CallOptions,
    over: { dispatcher: Agent; highWaterMark?: number } = { dispatcher: operation.once ? unshared : agent },
  ) {
    const name = `${operation.method} ${operation.path}`
    const sent = { ...options }
    const once = async () => {
      const answer = await request(address(url, operation, sent), {
        method: operation.method,
        ...over,
        headers: headersOf(sent),
        body: sent.form
          ? new URLSearchParams(sent.form).toString()
          : sent.json === undefined
            ? null
            : JSON.stringify(sent.json),
        signal: sent.signal ?? null,
      }).catch((cause: unknown) => {
        if (sent.signal?.aborted) throw cause
        throw new Vb365Error(name, describe(cause), { cause, uncertain: !neverSent(cause) })
      })
      if (answer.statusCode >= 200 && answer.statusCode < 300) return answer
      const body = await readWhole(name, answer.body, { most: MAX_ERROR }).then(textOf, () => '')
      throw errorFromAnswer(name, answer.statusCode, answer.headers, body)
    }
    // Requests that change something are never repeated here: the caller decides what an unknown outcome means.
    const policy = operation.method === 'GET' ? reading : breaker
    return await policy.execute(once).catch((cause: unknown) => {
      if (isBrokenCircuitError(cause))
        throw new Vb365Error(name, 'not tried: the server could not be reached just now', { cause })
      throw cause
    })
  }

  return {
    async call(operation, options = {}) {
      const answer = await send(operation, options)
      const name = `${operation.method} ${operation.path}`
      if (operation.answer === null) {
        await answer.body.dump()
        return undefined as never
      }
      const whole = await readWhole(name, answer.body)
      const body =
        operation.as === 'bytes'
          ? whole.buffer
          : operation.as === 'text'
            ? textOf(whole)
            : readJson(name, textOf(whole))
      const parsed = operation.answer.safeParse(body)
      if (parsed.success) return parsed.data
      throw new Vb365Error(name, 'answered something other than its document says', {
        status: 500,
        uncertain: true,
        cause: parsed.error,
      })
    },
    async stream(operation, options = {}) {
      const { headers, body } = await send(operation, options, { dispatcher: streams, highWaterMark: READ_AHEAD })
      const length = headers['content-length']
      return { length: typeof length === 'string' ? Number(length) : null, body }
    },
    inTurn: (work) => pages(work),
    async close() {
      const ended = Promise.all([agent, unshared, streams].map((one) => one.close()))
      // Nobody waits for an answer any more; a server that hangs must not keep the portal from ending.
      await Promise.race([ended, sleep(LAST_WORDS, undefined, { ref: false })])
      await Promise.all([agent, unshared, streams].map((one) => one.destroy()))
    },
  }
}

function address(base: string, operation: Vb365Operation, { params = {}, query = {} }: CallOptions): URL {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name]
    // `.` and `..` survive percent-encoding and would be resolved away.
    if (!value || value === '.' || value === '..') throw new Vb365Error(operation.path, 'no such id', { status: 404 })
    return encodeURIComponent(value)
  })
  const url = new URL(`${base}${apiVersion}${path}`)
  for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, String(value))
  return url
}

const headersOf = ({ token, form, json }: CallOptions): Record<string, string> => ({
  accept: 'application/json, application/octet-stream',
  ...(token ? { authorization: `Bearer ${token}` } : {}),
  ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
  ...(json === undefined ? {} : { 'content-type': 'application/json' }),
})

/** UTF-8, a byte order mark left out. */
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

function readJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Vb365Error(name, 'its answer is no JSON', { status: 500, cause, uncertain: true })
  }
}

/** Failures before a byte of the request can have reached the server. */
const neverSent = (cause: unknown) =>
  ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'].includes(
    codeOf(cause),
  ) || /certificate|self-signed|issuer|altname/i.test(`${codeOf(cause)} ${(cause as Error).message}`)

const isOutage = (error: Error) => error instanceof Vb365Error && error.status === null
/** A server that took all the time it had is not asked the same again. */
const isPassing = (error: Error) =>
  (isOutage(error) && !/_TIMEOUT$/.test(codeOf(error.cause))) ||
  (error instanceof Vb365Error && [502, 503, 504].includes(error.status ?? 0))

const codeOf = (cause: unknown) => String((cause as NodeJS.ErrnoException | undefined)?.code ?? '')
const describe = (cause: unknown) => `${codeOf(cause)} ${(cause as Error).message}`.trim()
