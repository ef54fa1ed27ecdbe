import { scopeKind } from '@restore-portal/bff/contract/scopes'
import { z } from 'zod'

/** Who is looked for, in the page's address. Wrong values count as absent. */
export const peopleSearch = z.object({
  q: z.string().trim().min(1).max(200).optional().catch(undefined),
  mailbox: scopeKind.optional().catch(undefined),
})

export type PeopleSearch = z.output<typeof peopleSearch>
