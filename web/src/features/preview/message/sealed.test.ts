import { expect, test } from 'vitest'
import { isSealed } from './sealed.ts'

test.each([
  ['smime.p7m', 'application/pkcs7-mime', true],
  ['smime.p7m', 'multipart/signed', true],
  ['SMIME.P7M', 'application/octet-stream', true],
  ['attachment-1', 'application/x-pkcs7-mime', true],
  ['encrypted.asc', 'application/octet-stream', true],
  ['message.rpmsg', 'application/x-microsoft-rpmsg-message', true],
  ['smime.p7s', 'application/pkcs7-signature', false],
  ['Contract.pdf', 'application/pdf', false],
])('a message with %s of type %s is sealed: %s', (name, mimeType, sealed) => {
  expect(
    isSealed([
      { name: 'a.txt', mimeType: 'text/plain' },
      { name, mimeType },
    ]),
  ).toBe(sealed)
})
