import type { Request } from 'express'
import type { z } from 'zod'
import { invalid } from './errors.ts'

/** The body as the vendor documents it; what is not documented is ignored, what is wrong is named. */
export function body<T extends z.ZodType>(request: Request, schema: T): z.infer<T> {
  if (request.body === undefined) throw invalid('The operation needs a body, as application/json.')
  const parsed = schema.safeParse(request.body)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
  throw invalid(`The request body is not valid. ${problems.join('; ')}`)
}

/** A query parameter given once; names ignore case, as ASP.NET's do. */
export function query(request: Request, name: string): string | undefined {
  const wanted = name.toLowerCase()
  const given = Object.entries(request.query).filter(([key]) => key.toLowerCase() === wanted)
  const value = given[0]?.[1]
  if (value === undefined) return undefined
  if (given.length > 1 || typeof value !== 'string') throw invalid(`The parameter ${name} must be given once.`)
  return value
}

export function integerQuery(request: Request, name: string, fallback: number, from: number, to: number): number {
  const text = query(request, name)
  if (text === undefined || text === '') return fallback
  const value = Number(text)
  if (/^-?\d+$/.test(text) && value >= from && value <= to) return value
  throw invalid(`The parameter ${name} must be a whole number from ${from} to ${to}.`)
}

export function booleanQuery(request: Request, name: string, fallback: boolean): boolean {
  const text = query(request, name)
  if (text === undefined || text === '') return fallback
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true'
  throw invalid(`The parameter ${name} must be true or false.`)
}

export function timeQuery(request: Request, name: string): number | undefined {
  const text = query(request, name)
  if (text === undefined || text === '') return undefined
  const time = readTime(text)
  if (time === undefined) throw invalid(`The parameter ${name} must be a date and time such as 2026-11-21T14:30:00Z.`)
  return time
}

/** ISO 8601; a time without a zone is UTC, as everywhere on this server. */
export function readTime(text: string): number | undefined {
  const match = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?)?(Z|[+-]\d\d:\d\d)?$/i.exec(text)
  if (match === null) return undefined
  const time = Date.parse(match[1] !== undefined && match[4] === undefined ? `${text}Z` : text)
  return Number.isNaN(time) ? undefined : time
}
