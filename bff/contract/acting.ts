import { z } from 'zod'
import { operation } from './operation.ts'
import { managedScope } from './scopes.ts'
import { scope } from './shared.ts'

export const actingParams = z.object({ scope })

/** How long a reason may be; control characters are refused. */
export const LONGEST_REASON = 500

/** Acting for someone: as long as it lasts, all that is theirs can be asked for by this portal session. */
export const acting = z.object({
  person: managedScope,
  /** Null: not acting for them; every other address of this scope answers 403 `acting_required`. */
  since: z.iso.datetime().nullable(),
  reason: z.string(),
  /** What the administrator wants of a reason: none may be given without, and how it has to look, in words. */
  reasonRequired: z.boolean(),
  reasonHint: z.string().nullable(),
  /** Subjects, senders, names and contents are covered until shown (`shown.ts`). */
  covered: z.boolean(),
})

export type Acting = z.output<typeof acting>

export const getActing = operation({
  method: 'get',
  path: '/scopes/:scope/acting',
  summary: 'Whether the signed-in person acts for a managed person, since when and why',
  audit: { none: 'tells what they do themselves' },
  params: actingParams,
  response: acting,
})

/** Again with another reason: from then on that one counts. */
export const startActing = operation({
  method: 'put',
  path: '/scopes/:scope/acting',
  summary: 'Begin to act for a managed person',
  audit: 'acting_started',
  params: actingParams,
  /** Longer than {@link LONGEST_REASON}, or with line breaks or other controls, it is refused: `reason_invalid`. */
  body: z.object({ reason: z.string().default('') }),
  response: acting,
})

/** Also answers 204 where nobody is acted for: stopping twice is no error. */
export const stopActing = operation({
  method: 'delete',
  path: '/scopes/:scope/acting',
  summary: 'Stop acting for a managed person',
  audit: 'acting_ended',
  params: actingParams,
})
