import { type Authority, authority } from '@restore-portal/bff/contract/authorities'
import { z } from 'zod'

const attempt = z.object({
  /** Where the person went: the answer can be read only as one of that identity provider. */
  authority,
  /** A claims challenge was answered already; none is answered twice in a row. */
  challenged: z.boolean(),
})

/** What must be remembered while the person is at the identity provider: in this tab, and no longer. */
export type Attempt = z.output<typeof attempt>

const key = 'restore-portal.sign-in'

export const rememberAttempt = (authority: Authority, challenged: boolean): void =>
  sessionStorage.setItem(key, JSON.stringify({ authority, challenged } satisfies Attempt))

/** The attempt that the person comes back from. It can be taken once. */
export const takeAttempt = (): Attempt | null => {
  const stored = sessionStorage.getItem(key)
  sessionStorage.removeItem(key)
  try {
    return attempt.parse(JSON.parse(stored ?? ''))
  } catch {
    return null
  }
}
