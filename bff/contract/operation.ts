import type { z } from 'zod'
import type { Audited } from './audit-actions.ts'

/** One operation of the portal's API: the BFF mounts it, the web client calls it, the OpenAPI document lists it. */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'delete'
  /** Below `/api`, parameters written `:name`. */
  path: `/${string}`
  summary: string
  /**
   * What the audit record says of it. Written before the answer leaves; of what changes something, by the handler, before
   * it does (`context.audit.record()`).
   */
  audit: Audited
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  /** Absent: the operation answers 204, or bytes where `bytes` says so. */
  response?: z.ZodType
  /** The answer is a download, not JSON. */
  bytes?: true
  /** Success status; 200 with a response, 204 without, unless said otherwise. */
  status?: number
  /** Needs no portal session. */
  open?: true
}

/** Keeps the literal types of an operation, so that handlers and callers are checked against it. */
export const operation = <const O extends Operation>(definition: O): O => definition

type Input<T> = T extends z.ZodType ? z.input<T> : Record<never, never>
type Output<T> = T extends z.ZodType ? z.output<T> : Record<never, never>

/** What a caller hands over. */
export type Params<O extends Operation> = Input<O['params']>
export type Query<O extends Operation> = Input<O['query']>
export type Body<O extends Operation> = O['body'] extends z.ZodType ? z.input<O['body']> : undefined
/** What a handler receives, after validation. */
export type ValidParams<O extends Operation> = Output<O['params']>
export type ValidQuery<O extends Operation> = Output<O['query']>
export type ValidBody<O extends Operation> = O['body'] extends z.ZodType ? z.output<O['body']> : undefined
export type Answer<O extends Operation> = O['response'] extends z.ZodType ? z.output<O['response']> : undefined
