import { z } from 'zod'
import { operation } from './operation.ts'

/** A Microsoft cloud, by VB365's name of it. */
export const region = z.enum(['Worldwide', 'China', 'US Government', 'US Defense'])

export type Region = z.output<typeof region>

/** Where people sign in, and as what application the portal asks them to. */
export const authority = z.object({
  /** Ends with a tenant or `organizations`. */
  url: z.url(),
  clientId: z.string(),
  oauthScopes: z.array(z.string()),
})

export type Authority = z.output<typeof authority>

export const authorityChoice = authority.extend({
  region,
  /** Tells apart several of one region; null where there is nothing to tell apart. */
  name: z.string().nullable(),
})

export type AuthorityChoice = z.output<typeof authorityChoice>

/** The domain alone: the portal need not learn who is about to sign in. */
export const findAuthorities = operation({
  method: 'get',
  path: '/authorities',
  summary: 'Where people of an e-mail domain sign in: one, or where that is not known, all there are',
  audit: { none: 'says how to sign in, to everyone' },
  query: z.object({ domain: z.string().trim().toLowerCase().min(1).max(253) }),
  response: z.object({ authorities: z.array(authorityChoice) }),
  open: true,
})
