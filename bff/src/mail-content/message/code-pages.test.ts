import { expect, test } from 'vitest'
import { codePageOfLanguage, decodeText } from './code-pages.ts'

test.each([
  [1252, [0x80, 0xe4, 0x92], '€ä’'],
  [1251, [0xcf, 0xf0, 0xe8], 'При'],
  [20866, [0xf0, 0xd2, 0xc9], 'При'],
  [28592, [0xb9, 0xe8], 'šč'],
  [932, [0x93, 0xfa, 0x96, 0x7b], '日本'],
  [936, [0xc4, 0xe3], '你'],
  [949, [0xc7, 0xd1], '한'],
  [950, [0xae, 0xe6], '格'],
  [50220, [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x1b, 0x28, 0x42], '日'],
  [1200, [0x16, 0x04], 'Ж'],
  [65001, [0xc3, 0xa4], 'ä'],
  [65000, [...Buffer.from('+AOQ-')], 'ä'],
  [850, [0x84], 'ä'],
])('code page %i', (codePage, bytes, expected) => {
  expect(decodeText(Uint8Array.from(bytes), codePage)).toBe(expected)
})

test('what is not UTF-8, and what no one knows, is Windows-1252', () => {
  expect(decodeText(Uint8Array.of(0xe4), 65001)).toBe('ä')
  expect(decodeText(Uint8Array.of(0xe4), 4711)).toBe('ä')
  expect(decodeText(Uint8Array.of(0xe4), 0)).toBe('ä')
})

test.each([
  [0x0407, 1252],
  [0x0419, 1251],
  [0x0404, 950],
  [0x0804, 936],
  [0x0411, 932],
  [0x0415, 1250],
  [0, null],
])('language %i has code page %s', (lcid, codePage) => {
  expect(codePageOfLanguage(lcid)).toBe(codePage)
})
