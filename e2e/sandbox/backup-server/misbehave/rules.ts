import { z } from 'zod'
import type { Settings } from './settings.ts'

const Effect = z.union([
  z.strictObject({
    status: z.number().int().min(200).max(599),
    /** Seconds. */
    retryAfter: z.number().int().min(0).optional(),
    body: z.unknown().optional(),
  }),
  /** Milliseconds before the request is carried out as usual. */
  z.strictObject({ delay: z.number().int().min(0).max(600_000) }),
  /** The connection ends before the request is carried out, or after it was, without an answer. */
  z.strictObject({ drop: z.enum(['before', 'after']) }),
  /** The answer breaks off after so many bytes of its body. */
  z.strictObject({ truncate: z.number().int().min(0) }),
  /** The request's access token has expired from now on; its refresh token has not. */
  z.strictObject({ expireToken: z.literal(true) }),
])

export type Effect = z.infer<typeof Effect>

export const Rule = z.strictObject({
  method: z.string().optional(),
  /** A regular expression over the path; upper and lower case are the same. */
  path: z.string().refine(isPattern, 'is not a regular expression').optional(),
  /** Lets so many requests pass first. */
  after: z.number().int().min(0).optional(),
  /** How often; without it, until the rules are cleared. */
  times: z.number().int().min(1).optional(),
  /** Account name, address or object id of the person whose token the request carries. */
  person: z.string().optional(),
  effect: Effect,
})

export type Rule = z.infer<typeof Rule>

const settings: Record<keyof Settings, z.ZodType> = {
  itemDelay: z.number().min(0).max(60_000),
  holdAfter: z.number().int().min(0).nullable(),
  tokenLifetime: z.number().int(),
  exploreIdle: z.number(),
  refuseSave: z.boolean(),
  failItems: z.array(z.string()),
  stopAfter: z.number().int().min(0).nullable(),
}

/** What POST /sandbox/faults takes: rules are added to those there are, settings replaced one by one. */
export const FaultRequest = z.union([
  z.array(Rule).transform((rules) => ({ rules, settings: {} as Partial<Settings> })),
  z
    .strictObject({ rules: z.array(Rule).default([]), settings: z.strictObject(settings).partial().default({}) })
    .transform((given) => ({ rules: given.rules, settings: given.settings as Partial<Settings> })),
])

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp
  } catch {
    return false
  }
}
