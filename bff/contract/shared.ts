import { z } from 'zod'

/** Opaque id handed out by the portal; percent-encoded where it stands in a path. */
export const portalId = z.string().regex(/^[\x21-\x7e]{1,1024}$/, 'not an id of this portal')

/** The scope of one's own data. */
export const ownScope = 'me'

/** In restores made elsewhere: the scope of someone whom the signed-in person does not manage. */
export const unknownScope = 'unknown'

/** Whose data. */
export const scope = portalId.describe(`\`${ownScope}\`, or the id of a managed person`)

/** A restore point's time (ISO 8601, UTC), or `latest`. */
export const moment = z.union([z.literal('latest'), z.iso.datetime()])

/** A moment, or `all`: everything up to the newest restore point, what was deleted by then included. */
export const point = z.union([z.literal('all'), moment])

/** Words of the person whose data it is: empty where `covered` says so. */
export const content = z.string().meta({ 'x-content': true })

/** Only ever set while acting for someone whose contents are covered: what is content here was left out. */
export const covered = z.literal(true).optional()

/** Set in `all` and in comparisons alone: the newest restore point, or the later one, does not hold it any more. */
export const deleted = z.boolean()

/** The newest restore point in which a thing is still there; null where it cannot be told. */
export const lastSeen = z.object({ point: z.iso.datetime().nullable() })

export const pointParams = z.object({ scope, point })

export const direction = z.enum(['asc', 'desc'])

/** Milliseconds to wait for a list to be read to its end before a part of it is answered. */
export const wait = z.coerce.number().int().min(0).max(10_000).default(0)

export const window = {
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
  wait,
}

/** Which rows of a list are wanted: those with a text in them, whatever its case; deleted ones alone. */
export const narrowing = {
  filter: z.string().trim().max(200).default(''),
  only: z.enum(['deleted']).optional(),
}

/** The ids of a whole list in its order, to select them all. */
export const listIds = z.object({ ids: z.array(portalId) })

/** A window of a list. While `complete` is false the list is still being read: total and order may change. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), offset: z.int(), total: z.int(), complete: z.boolean(), covered })

/** A search in VB365's own syntax, as it is handed on (`from:ann AND subject:"year end"`). */
export const searchText = z.string().trim().min(1).max(8000)

export const searching = { q: searchText, folder: portalId.optional() }

/** Where a thing that was found lies; null where the backup server does not tell. */
export const foundIn = { folder: portalId.nullable() }
