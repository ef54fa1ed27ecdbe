import { LONGEST_REASON } from '../../contract/acting.ts'
import { PortalError } from '../errors.ts'

/** What the administrator wants of reasons. */
export interface ReasonRule {
  required: boolean
  /** The whole of a reason has to match. */
  pattern: RegExp | null
  /** For people, in the administrator's words. */
  hint: string | null
}

/** Controls, line breaks among them, and what changes the direction of what follows: nothing that a record should hold. */
const UNSAFE = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u

/** The reason as it is kept. One that is not as it has to be is refused, never mended. */
export function checkReason(rule: ReasonRule, given: string): string {
  if (given.length > LONGEST_REASON) throw refused(`is longer than ${LONGEST_REASON} characters`)
  if (UNSAFE.test(given) || !given.isWellFormed()) throw refused('holds line breaks or other control characters')
  const reason = given.trim()
  if (reason === '') {
    if (!rule.required) return ''
    throw new PortalError('reason_required', { issues: [{ path: 'body.reason', message: 'is missing' }] })
  }
  if (rule.pattern && !rule.pattern.test(reason)) throw refused('is not as the administrator wants it')
  return reason
}

const refused = (message: string) => new PortalError('reason_invalid', { issues: [{ path: 'body.reason', message }] })
