import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPortalOrigin, isPostLogoutUri, isRedirectUri } from './app-registration.ts'

test('every port of this machine, and its name both ways', () => {
  fc.assert(
    fc.property(fc.constantFrom('localhost', '127.0.0.1'), fc.integer({ min: 1024, max: 65535 }), (host, port) => {
      const origin = `https://${host}:${port}`
      expect(isPortalOrigin(origin)).toBe(true)
      expect(isRedirectUri(`${origin}/auth/redirect.html`)).toBe(true)
      expect(isPostLogoutUri(`${origin}/`)).toBe(true)
    }),
  )
})

test.each([
  'http://localhost:8443/auth/redirect.html',
  'https://localhost:8443/auth/redirect.html#x',
  'https://localhost:8443/auth/../auth/redirect.html',
  'https://localhost:8443//auth/redirect.html',
  'https://user@localhost:8443/auth/redirect.html',
  'https://localhost:99999/auth/redirect.html',
  'https://localhost@evil.example/auth/redirect.html',
  'https://evil.example/https://localhost/auth/redirect.html',
  'https://LOCALHOST:8443/auth/redirect.html',
  'https://127.1/auth/redirect.html',
  'https://localhost:8443/auth/redirect.html\n',
])('not %s', (uri) => {
  expect(isRedirectUri(uri)).toBe(false)
})

test('nothing made up leads anywhere else', () => {
  const anything = fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string())
  fc.assert(
    fc.property(anything, (uri) => {
      expect([isRedirectUri(uri), isPostLogoutUri(uri), isPortalOrigin(uri)]).toEqual([false, false, false])
    }),
  )
})
