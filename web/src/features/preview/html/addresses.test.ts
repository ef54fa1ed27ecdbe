import { expect, test } from 'vitest'
import { hiddenHost, imageAddress, linkAddress } from './addresses.ts'

test.each([
  'https://evil.example/x',
  '//evil.example/x',
  '/\\evil.example/x',
  '\\\\evil.example\\x',
  ' \n https://evil.example/x',
  'ht\ntps://evil.example/x',
  'http://evil.example/x',
])('%j is remote, and would be asked for over TLS', (address) =>
  expect(imageAddress(address)).toEqual({ is: 'remote', url: 'https://evil.example/x' }),
)

test.each([
  'x.png',
  '/api/session',
  '',
  '#x',
  'data:text/html,x',
  'data:image/svg+xml;base64,PHN2Zz4=',
  'javascript:x',
  'blob:https://x/y',
  'file:///etc/passwd',
  'about:blank',
])('an image does not come from %j', (address) => expect(imageAddress(address)).toEqual({ is: 'nothing' }))

test('images within the message', () => {
  expect(imageAddress('cid:Logo%40Firm')).toEqual({ is: 'attached', contentId: 'logo@firm' })
  expect(imageAddress('data:image/png;base64,iVBORw0=')).toEqual({
    is: 'contained',
    url: 'data:image/png;base64,iVBORw0=',
  })
})

test('links lead to the web, to mail and to telephones', () => {
  expect(linkAddress('https://a.example/b?c#d')).toBe('https://a.example/b?c#d')
  expect(linkAddress('mailto:a@b.example')).toBe('mailto:a@b.example')
  for (const address of [
    'javascript:alert(1)',
    'JaVa\tScript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '/api',
    '#x',
    'ms-word:ofe|u|x',
  ]) {
    expect(linkAddress(address)).toBeNull()
  }
})

test('a link that names another host than it leads to', () => {
  expect(hiddenHost('www.bank.example', 'https://evil.example/')).toBe('evil.example')
  expect(hiddenHost('https://bank.example/login', 'https://www.bank.example/x')).toBeNull()
  expect(hiddenHost('Read more', 'https://evil.example/')).toBeNull()
  expect(hiddenHost('a@b.example', 'mailto:a@b.example')).toBeNull()
})
