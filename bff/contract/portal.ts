import { z } from 'zod'
import { authority } from './authorities.ts'
import { operation } from './operation.ts'

export const portal = z.object({
  name: z.string(),
  /** Where everybody signs in; null where that depends on the person, see `authorities`. */
  authority: authority.nullable(),
  supportContact: z.string().nullable(),
  /** Address of the sandbox's live view where the portal runs against the sandbox. */
  sandbox: z.object({ liveView: z.url() }).nullable(),
})

export type Portal = z.output<typeof portal>

/** Phase 1: all that the SPA must know to show itself and to sign a person in. */
export const getPortal = operation({
  method: 'get',
  path: '/portal',
  summary: 'The portal and how to sign in to it',
  audit: { none: 'says how to sign in, to everyone' },
  response: portal,
  open: true,
})
