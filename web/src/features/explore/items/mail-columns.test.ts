import { expect, test } from 'vitest'
import { senderOf } from './mail-columns.tsx'

test.each([
  ['Ann Becker <ann@example.org>', 'Ann Becker'],
  ['"Becker, Ann" <ann@example.org>', 'Becker, Ann'],
  ['ann@example.org', 'ann@example.org'],
  ['<ann@example.org>', '<ann@example.org>'],
  ['נועה כהן <noa@haifa-shipping.example>', 'נועה כהן'],
  ['A <b> <c@example.org>', 'A <b> <c@example.org>'],
])('%s is shown as %s', (from, shown) => expect(senderOf({ from, to: '' })).toBe(shown))

test('a draft has no sender: whom it is to', () => {
  expect(senderOf({ from: '', to: 'Karim Haddad <colleague@sandbox.example>' })).toBe('Karim Haddad')
})

test('a sender made to be slow to read is read at once', () => {
  const from = `${'a '.repeat(50_000)}<`
  const start = performance.now()
  expect(senderOf({ from, to: '' })).toBe(from)
  expect(performance.now() - start).toBeLessThan(200)
})
