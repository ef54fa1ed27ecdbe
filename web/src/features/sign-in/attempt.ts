/**
 * What must be remembered while the person is at the identity provider: that they went, and whether a claims challenge
 * was answered already, so that it is never answered twice in a row.
 */
export interface Attempt {
  challenged: boolean
}

const key = 'restore-portal.sign-in'

export const rememberAttempt = (attempt: Attempt): void => sessionStorage.setItem(key, JSON.stringify(attempt))

/** The attempt that the person comes back from. It can be taken once. */
export const takeAttempt = (): Attempt | null => {
  const stored = sessionStorage.getItem(key)
  sessionStorage.removeItem(key)
  return stored === null ? null : { challenged: stored === JSON.stringify({ challenged: true }) }
}
