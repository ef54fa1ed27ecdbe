import { z } from 'zod'
import { operation } from './operation.ts'
import { portalId } from './shared.ts'

/** What kind of mailbox a managed person has, as the backup server knows it. */
export const scopeKind = z.enum(['user', 'shared', 'public'])

/** Someone whose data an operator may see and restore. */
export const managedScope = z.object({
  id: portalId,
  name: z.string(),
  email: z.string(),
  kind: scopeKind,
})

export type ScopeKind = z.output<typeof scopeKind>
export type ManagedScope = z.output<typeof managedScope>

/** Re-read from the backup server at most a minute ago; who is excluded is not in it. Nobody for who is no operator. */
export const listScopes = operation({
  method: 'get',
  path: '/scopes',
  summary: 'Whom the signed-in person may act for, by name',
  audit: { none: 'names colleagues; whom they act for is recorded' },
  query: z.object({
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(1000).default(100),
    /** Beginnings of words of the name or the e-mail address, in any order, whatever their case and accents. */
    q: z.string().trim().max(200).default(''),
    kind: scopeKind.optional(),
  }),
  response: z.object({ scopes: z.array(managedScope), offset: z.int(), total: z.int() }),
})

export const listRecentScopes = operation({
  method: 'get',
  path: '/recent-scopes',
  summary: 'Whom the signed-in person acted for of late and still may, newest first',
  audit: { none: 'names colleagues; whom they act for is recorded' },
  response: z.object({ scopes: z.array(managedScope) }),
})
