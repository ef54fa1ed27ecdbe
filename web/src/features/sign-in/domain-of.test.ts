import { expect, test } from 'vitest'
import { domainOf } from './domain-of.ts'

test.each([
  ['ann@contoso.com', 'contoso.com'],
  ['  Ann.Lee@Mail.CONTOSO.com ', 'mail.contoso.com'],
  ['ann@bücher.example', 'bücher.example'],
])('the domain of %j', (email, domain) => {
  expect(domainOf(email)).toBe(domain)
})

test.each(['', 'ann', '@contoso.com', 'ann@', 'ann@contoso', 'a b@contoso.com', 'a@b@contoso.com', 'ann@contoso.'])(
  '%j has none',
  (email) => {
    expect(domainOf(email)).toBeNull()
  },
)
