import { expect, test } from 'vitest'
import { PortalError } from '../errors.ts'
import { explain } from './reachability.ts'

const failed = (...codes: string[]) =>
  codes.reduceRight<Error | undefined>((cause, code) => Object.assign(new Error(code, { cause }), { code }), undefined)

const sentence = (error: unknown) => explain('VB365_URL', 'VB365_CA', 'https://vb365.example:4443', error)

test.each([
  [failed('backup_server_unreachable', 'SELF_SIGNED_CERT_IN_CHAIN'), /^VB365_CA: .* is not trusted/],
  [failed('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), /^VB365_CA: .* is not trusted/],
  [failed('CERT_HAS_EXPIRED'), /^VB365_URL: .* has expired .* renewed/],
  [failed('ERR_TLS_CERT_ALTNAME_INVALID'), /^VB365_URL: .* another name/],
  [failed('x', 'ENOTFOUND'), /^VB365_URL: there is no machine/],
  [failed('x', 'ECONNREFUSED'), /^VB365_URL: nothing answers .* port/],
  [failed('UND_ERR_CONNECT_TIMEOUT'), /^VB365_URL: .* in time/],
  [new PortalError('portal_disabled'), /^VB365_URL: .* switched off/],
  [new Error('odd'), /^VB365_URL: .* right address/],
  [
    Object.assign(new Error('a', { cause: new AggregateError([failed('ECONNREFUSED')]) })),
    /^VB365_URL: nothing answers/,
  ],
])('%s is explained by the setting to look at', (error, expected) => {
  expect(sentence(error)).toMatch(expected)
})
