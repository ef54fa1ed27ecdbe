import { expect, test } from 'vitest'
import { decodeUtf16 } from './utf16.ts'

test('whole units are decoded, wherever they begin', () => {
  const bytes = Buffer.concat([Buffer.from('x'), Buffer.from('Жä', 'utf16le'), Buffer.from('y')])
  expect(decodeUtf16(bytes, 1)).toBe('Жä')
  expect(decodeUtf16(bytes.subarray(1))).toBe('Жä')
  expect(decodeUtf16(bytes, 1, 4)).toBe('Ж')
  expect(decodeUtf16(bytes, 1, 2)).toBe('')
  expect(decodeUtf16(bytes, 5)).toBe('')
  expect(decodeUtf16(bytes, 9, 4)).toBe('')
})
