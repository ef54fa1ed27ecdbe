import type { RestoreTokens } from '../sign-in/restore-tokens.ts'
import type { CallOptions, Vb365Client } from '../vb365/client.ts'
import type { Vb365Operation } from '../vb365/operations.ts'

/** A person's backup server, with the token that it gave them: what they may not do, it refuses. */
export interface Backup {
  /** The portal session whose token is used; caches are kept apart by it. */
  readonly sessionKey: string
  call<Answer>(operation: Vb365Operation<Answer>, options?: Omit<CallOptions, 'token'>): Promise<Answer>
  stream(operation: Vb365Operation<undefined>, options?: Omit<CallOptions, 'token'>): ReturnType<Vb365Client['stream']>
  /** Waits for its turn among all that read long lists from that server. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
}

export const createBackup = (tokens: RestoreTokens, sessionKey: string): Backup => ({
  sessionKey,
  call: (operation, options) => tokens.use(sessionKey, (token, vb365) => vb365.call(operation, { ...options, token })),
  stream: (operation, options) =>
    tokens.use(sessionKey, (token, vb365) => vb365.stream(operation, { ...options, token })),
  inTurn: async (work) => await (await tokens.serverOf(sessionKey)).inTurn(work),
})
