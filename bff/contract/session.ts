import { z } from 'zod'
import { operation } from './operation.ts'

export const session = z.object({
  person: z.object({ name: z.string(), email: z.string() }),
  /** Whether the person may restore for others. */
  isOperator: z.boolean(),
  startedAt: z.iso.datetime(),
  /** The session ends at this time whatever the person does. */
  endsAt: z.iso.datetime(),
  /** … and after this many seconds without a request. */
  idleSeconds: z.int(),
})

export type Session = z.output<typeof session>

/** Phases 3 and 4: the token is verified, restore tokens are fetched, the portal session starts. */
export const startSession = operation({
  method: 'post',
  path: '/session',
  summary: 'Sign in with an access token of the identity provider',
  audit: 'sign_in',
  body: z.object({ accessToken: z.string().min(1).max(32_768) }),
  response: session,
  status: 201,
  open: true,
})

/** Nobody being signed in is an answer, not an error: the page asks before it knows. */
export const getSession = operation({
  method: 'get',
  path: '/session',
  summary: 'Who is signed in, or null',
  audit: { none: 'names the person to themselves' },
  response: session.nullable(),
  open: true,
})

/** Also answers 204 where there is no session: signing out twice is no error. */
export const endSession = operation({
  method: 'delete',
  path: '/session',
  summary: 'Sign out',
  audit: 'sign_out',
  open: true,
})
