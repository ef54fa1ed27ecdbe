import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { encode, encodeSync, encodingFor } from './encoding.ts'

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip, deflate', 'gzip'],
  ['br;q=0, GZIP;q=0.5', 'gzip'],
  ['br;q=0.000,gzip; q=0.0', 'identity'],
  ['brx, *', 'identity'],
  ['identity', 'identity'],
  ['', 'identity'],
  [undefined, 'identity'],
] as const)('whoever accepts %j is sent %s', (header, encoding) => {
  expect(encodingFor(header)).toBe(encoding)
})

test('what is sent can be read again', async () => {
  const plain = Buffer.from(JSON.stringify({ text: 'Grüße 見積書 '.repeat(500) }))
  for (const encodedIn of [encodeSync, encode]) {
    expect(brotliDecompressSync(await encodedIn(plain, 'br'))).toEqual(plain)
    expect(gunzipSync(await encodedIn(plain, 'gzip'))).toEqual(plain)
    expect(await encodedIn(plain, 'identity')).toBe(plain)
  }
})
