import { expect, test } from 'vitest'
import { i18n } from '../../lib/i18n.ts'
import { fieldWords } from './item-fields.ts'

const words = (name: string, value: string) => {
  const fact = fieldWords({ name, value }, i18n.t)
  return `${fact.name}: ${String(fact.value)}`
}

test('a day is the same day in every time zone', () => {
  expect(words('birthday', '1990-02-28')).toMatch(/^Birthday: .*February 28, 1990|28 February 1990/)
  expect(words('dueDate', '2025-11-21')).toMatch(/^Due: /)
})

test('a time is told in local time', () => {
  expect(words('start', '2025-11-21T14:00:00.000Z')).toMatch(/^Starts: .*2025/)
})

test('states are said in words', () => {
  expect(words('status', 'inProgress')).toBe('Status: In progress')
  expect(words('response', 'declined')).toBe('Answer: Declined')
  expect(words('percentComplete', '50')).toBe('Done: 50%')
})

test('what people wrote stays as it is, also where it looks like a state, a day or a key', () => {
  expect(words('location', 'complete')).toBe('Place: complete')
  expect(words('company', '2025-11-21')).toBe('Company: 2025-11-21')
  expect(words('start', 'soon')).toBe('Starts: soon')
  expect(words('__proto__', 'x')).toBe('__proto__: x')
  expect(words('favouriteColour', 'blue')).toBe('favouriteColour: blue')
})
