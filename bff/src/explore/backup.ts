import type { RestoreTokens } from '../sign-in/restore-tokens.ts'
import type { CallOptions, Vb365Client } from '../vb365/client.ts'
import type { Vb365Operation } from '../vb365/operations.ts'

/** The backup server with the token of one signed-in person: what they may not do, it refuses. */
export interface Backup {
  /** The portal session whose token is used; caches are kept apart by it. */
  readonly sessionKey: string
  call<Answer>(operation: Vb365Operation<Answer>, options?: Omit<CallOptions, 'token'>): Promise<Answer>
  stream(operation: Vb365Operation<undefined>, options?: Omit<CallOptions, 'token'>): ReturnType<Vb365Client['stream']>
}

export const createBackup = (vb365: Vb365Client, tokens: RestoreTokens, sessionKey: string): Backup => ({
  sessionKey,
  call: (operation, options) => tokens.use(sessionKey, (token) => vb365.call(operation, { ...options, token })),
  stream: (operation, options) => tokens.use(sessionKey, (token) => vb365.stream(operation, { ...options, token })),
})
