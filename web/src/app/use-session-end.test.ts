import { expect, test } from 'vitest'
import { endOf } from './use-session-end.ts'

const session = {
  person: { name: 'A', email: 'a@example.org' },
  isOperator: false,
  startedAt: '2025-11-21T08:00:00.000Z',
  endsAt: '2025-11-21T16:00:00.000Z',
  idleSeconds: 1800,
}
const at = (time: string) => Date.parse(`2025-11-21T${time}:00.000Z`)

test('a session ends after its idle time', () => expect(endOf(session, at('09:00'))).toBe(at('09:30')))
test('and at its end whatever the person does', () => expect(endOf(session, at('15:45'))).toBe(at('16:00')))
