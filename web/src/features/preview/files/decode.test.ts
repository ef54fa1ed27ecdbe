import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode } from './decode.ts'

const buffer = (bytes: Iterable<number>) => new Uint8Array(bytes).buffer
const ascii = (text: string) => [...text].map((character) => character.charCodeAt(0))
const privet = [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]

test.each([
  ['UTF-8', [0x47, 0x72, 0xc3, 0xbc, 0xc3, 0x9f]],
  ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0x47, 0x72, 0xc3, 0xbc, 0xc3, 0x9f]],
  ['UTF-16', [0xff, 0xfe, 0x47, 0, 0x72, 0, 0xfc, 0, 0xdf, 0]],
  ['UTF-16 without a mark', [0x47, 0, 0x72, 0, 0xfc, 0, 0xdf, 0]],
  ['UTF-16 the other way round', [0, 0x47, 0, 0x72, 0, 0xfc, 0, 0xdf]],
  ['Windows-1252', [0x47, 0x72, 0xfc, 0xdf]],
])('%s', (_, bytes) => expect(decode(buffer(bytes), 'en-GB')).toBe('Grüß'))

describe('eight-bit text', () => {
  test.each([
    ['ru-RU', privet, 'Привет'],
    ['ja', [0x89, 0xef, 0x8b, 0x63], '会議'],
    ['zh-CN', [0xbb, 0xe1, 0xd2, 0xe9], '会议'],
    ['zh-Hant-HK', [0xb7, 0x7c, 0xc4, 0xb3], '會議'],
    ['ko-KR', [0xc8, 0xb8, 0xc0, 0xc7], '회의'],
    ['pl', [0xb3, 0xf3, 0x64, 0xbf], 'łódż'],
    ['xx', [0x47, 0x72, 0xfc], 'Grü'],
  ])('is what Windows writes in the language of the reader: %s', (language, bytes, text) => {
    expect(decode(buffer(bytes), language)).toBe(text)
  })

  test('is what the document declares, where it can be that', () => {
    const declaring = (declaration: string) => decode(buffer([...ascii(declaration), ...privet]), 'de')
    expect(declaring('<meta charset="windows-1251">')).toContain('Привет')
    expect(declaring("<?xml version='1.0' encoding='windows-1251'?>")).toContain('Привет')
    expect(declaring('<meta charset="utf-8">')).toContain('Ïðèâåò')
    expect(declaring('<meta charset="of-my-own">')).toContain('Ïðèâåò')
  })

  test('that cannot be in the encoding of the language is Windows-1252', () => {
    expect(decode(buffer([0x47, 0x72, 0xfc, 0xff]), 'ja')).toBe('Grüÿ')
  })
})

test('text that is UTF-8 stays what it is, in every language', () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((one) => !/[\0\ufeff]/.test(one) && one.isWellFormed())
  fc.assert(
    fc.property(text, fc.constantFrom('en', 'ja', 'ru'), (one, language) => {
      expect(decode(buffer(new TextEncoder().encode(one)), language)).toBe(one)
    }),
  )
})
