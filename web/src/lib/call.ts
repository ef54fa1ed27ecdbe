import type { Answer, Body, Operation, Params, Query } from '@restore-portal/bff/contract/operation'
import { problem } from '@restore-portal/bff/contract/problem'
import { ProblemError } from './problem-error.ts'

type Needs<O extends Operation, K extends keyof Operation, T> = O[K] extends object ? T : unknown

export type CallOptions<O extends Operation> = Needs<O, 'params', { params: Params<O> }> &
  Needs<O, 'query', { query: Query<O> }> &
  Needs<O, 'body', { body: Body<O> }> & {
    signal?: AbortSignal
    headers?: Record<string, string>
    /** Reaches the server although the page goes. For small bodies: browsers allow 64 kB. */
    keepalive?: boolean
  }

interface Loose {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  signal?: AbortSignal
  headers?: Record<string, string>
  keepalive?: boolean
}

export const addressOf = (operation: Operation, { params = {}, query = {} }: Loose): string => {
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value))
  return `/api${path}${search.size > 0 ? `?${search}` : ''}`
}

const failureOf = async (response: Response): Promise<ProblemError> => {
  const parsed = problem.safeParse(await response.json().catch(() => undefined))
  return parsed.success
    ? new ProblemError(parsed.data.code, parsed.data)
    : new ProblemError('unreadable', {
        status: response.status,
        ...(response.headers.has('x-request-id') && { requestId: response.headers.get('x-request-id') ?? '' }),
      })
}

let lastCall = Date.now()

/** When the server last heard from this page: its idle limit counts from there. */
export const lastCallAt = (): number => lastCall

const send = async (
  operation: Operation,
  { body, signal, headers, keepalive = false, ...address }: Loose,
): Promise<Response> =>
  await fetch(addressOf(operation, address), {
    method: operation.method.toUpperCase(),
    credentials: 'same-origin',
    keepalive,
    headers: {
      accept: 'application/json, application/problem+json',
      // Every call carries it: a page of another site cannot send it.
      'x-restore-portal': '1',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause
    throw new ProblemError('offline', {}, cause)
  })

const request = async (operation: Operation, options: Loose): Promise<Response> => {
  const response = await send(operation, options)
  lastCall = Date.now()
  if (!response.ok) throw await failureOf(response)
  return response
}

const read = <T>(response: Response, reading: Promise<T>, { signal }: Loose): Promise<T> =>
  reading.catch((cause: unknown) => {
    if (signal?.aborted) throw cause
    throw new ProblemError('unreadable', { status: response.status }, cause)
  })

/** One request to the portal's API. Throws `ProblemError`; what to do about it is for those who call. */
export const call = async <const O extends Operation>(operation: O, options: CallOptions<O>): Promise<Answer<O>> => {
  const response = await request(operation, options)
  if (!operation.response) return undefined as Answer<O>
  const answer: unknown = await read(response, response.json(), options)
  // Both sides are built from one contract; checking each answer is for those who change it.
  return (import.meta.env.DEV ? operation.response.parse(answer) : answer) as Answer<O>
}

/** Contents, for operations that answer with bytes. What they are is for the caller to know: the type is not passed on. */
export const callForBytes = async <const O extends Operation & { bytes: true }>(
  operation: O,
  options: CallOptions<O>,
): Promise<ArrayBuffer> => {
  const response = await request(operation, options)
  return await read(response, response.arrayBuffer(), options)
}

/** Bytes as they come. It does not keep the session from ending idle: nobody may be there to look at them. */
export const callForStream = async <const O extends Operation & { bytes: true }>(
  operation: O,
  options: CallOptions<O>,
): Promise<ReadableStream<Uint8Array>> => {
  const response = await send(operation, options)
  if (!response.ok) throw await failureOf(response)
  if (!response.body) throw new ProblemError('unreadable', { status: response.status })
  return response.body
}
