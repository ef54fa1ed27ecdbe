import { z } from 'zod'
import { auditAction } from './audit-actions.ts'
import { operation } from './operation.ts'
import { workload } from './restore-choices.ts'

/** One thing that somebody did with the signed-in person's data. */
export const accessEntry = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  person: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  /** Their own doing. */
  own: z.boolean(),
  action: auditAction,
  workload: workload.nullable(),
  /** As it was asked for: a restore point's time, `latest` or `all`. */
  point: z.string().nullable(),
  /** Subject, name of the file, folder or attachment; empty where it is not known. */
  name: z.string(),
  /** What was searched for. */
  q: z.string().nullable(),
  /** Of a comparison. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Names and contents were covered: they saw neither. */
  covered: z.boolean(),
  /** How many things were downloaded or restored. */
  count: z.int().nullable(),
  /** In their own words; empty where they gave none. */
  reason: z.string(),
})

/** `acted`: began to act for the person. */
export const accessKind = z.enum(['looked', 'downloaded', 'restored', 'acted'])

const filter = {
  /** `others`: without their own doings. */
  by: z.enum(['others', 'everyone']).default('others'),
  /** One person's doings, by the `id` of `people`. */
  person: z.string().min(1).max(100).optional(),
  kind: accessKind.optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
  /** In a name, a reason or who it was. */
  q: z.string().trim().max(200).default(''),
}

export type AccessEntry = z.output<typeof accessEntry>
export type AccessKind = z.output<typeof accessKind>

export const listAccessHistory = operation({
  method: 'get',
  path: '/access-history',
  summary: 'Who looked at, downloaded or restored data of the signed-in person, newest first',
  audit: { none: 'their own history' },
  query: z.object({
    offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    ...filter,
  }),
  response: z.object({
    entries: z.array(accessEntry),
    offset: z.int(),
    total: z.int(),
    /** Everyone else who is in the history, whatever the filter. */
    people: z.array(accessEntry.shape.person.omit({ email: true })),
    /** Up to when this is complete. */
    asOf: z.iso.datetime(),
  }),
})

/** UTF-8 with a byte order mark; cells that a spreadsheet would take for a formula begin with an apostrophe. */
export const exportAccessHistory = operation({
  method: 'get',
  path: '/access-history/export',
  summary: 'The same as CSV, all of it',
  audit: { none: 'their own history' },
  query: z.object(filter),
  bytes: true,
})

export const getAccessNews = operation({
  method: 'get',
  path: '/access-history/news',
  summary: 'What others did with data of the signed-in person since they last looked',
  audit: { none: 'their own history' },
  response: z.object({
    count: z.int(),
    /** Names of some of them, who did something last first. */
    people: z.array(z.string()).max(3),
    /** When they last looked; null where they never did. */
    since: z.iso.datetime().nullable(),
    asOf: z.iso.datetime(),
  }),
})

export const seeAccessHistory = operation({
  method: 'put',
  path: '/access-history/visit',
  summary: 'Note that the signed-in person has seen their access history up to a time',
  audit: { none: 'their own history' },
  body: z.object({ asOf: z.iso.datetime() }),
})
