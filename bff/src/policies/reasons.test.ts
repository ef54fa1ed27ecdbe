import { expect, test } from 'vitest'
import { reasonRule } from '../config/schemas.ts'
import type { PortalError } from '../errors.ts'
import { checkReason } from './reasons.ts'

const rule = (text: string) => ({ ...reasonRule.parse(text), hint: null })

function codeOf(text: string, given: string): string {
  try {
    return `ok ${checkReason(rule(text), given)}`
  } catch (error) {
    return (error as PortalError).code
  }
}

const TICKET = 'INC\\d{4,}|RITM\\d+'

test.each([
  ['false', '', 'ok '],
  ['false', '  as asked ', 'ok as asked'],
  ['true', '   ', 'reason_required'],
  ['true', 'Called', 'ok Called'],
  [TICKET, 'INC1234', 'ok INC1234'],
  [TICKET, 'RITM7', 'ok RITM7'],
  [TICKET, 'INC123', 'reason_invalid'],
  [TICKET, 'see INC1234', 'reason_invalid'],
  [TICKET, 'INC1234 and more', 'reason_invalid'],
  [TICKET, '', 'reason_required'],
  // The administrator lets it be empty.
  ['|INC\\d+', '', 'ok '],
  ['|INC\\d+', 'x', 'reason_invalid'],
  // Neither end of the expression gets loose.
  ['a)|(b', 'anything', 'never'],
])('with %j, %j: %s', (text, given, expected) => {
  if (expected === 'never') expect(() => rule(text)).toThrow(/regular expression/)
  else expect(codeOf(text, given)).toBe(expected)
})

test.each([
  ['a line break', 'one\ntwo'],
  ['a line break at the end', 'INC1\n'],
  ['NUL', 'a\u0000'],
  ['escape', '\u001b[31m'],
  ['a line separator', 'a\u2028b'],
  ['text direction', 'a\u202eb'],
  ['isolates', '\u2066a\u2069'],
  ['a mark of direction', 'a\u200f'],
  ['half a character', 'a\ud800'],
  ['501 characters', 'x'.repeat(501)],
  ['10 kB', 'x'.repeat(10_240)],
])('%s is refused, whatever the rule', (_, given) => {
  expect(codeOf('false', given)).toBe('reason_invalid')
  expect(codeOf('.*', given)).toBe('reason_invalid')
})

test('500 characters of any script are a reason', () => {
  expect(codeOf('true', '理'.repeat(500))).toBe(`ok ${'理'.repeat(500)}`)
})
