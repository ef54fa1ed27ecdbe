import { z } from 'zod'
import { operation } from './operation.ts'

export const portal = z.object({
  name: z.string(),
  /** Authority, client and scope for MSAL; `authority` ends with the tenant or `organizations`. */
  authority: z.url(),
  clientId: z.string(),
  oauthScopes: z.array(z.string()),
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
  response: portal,
  open: true,
})
