import { expect, test } from 'vitest'
import { rasterType } from './raster.ts'

const bytes = (...values: number[]) => new Uint8Array(values).buffer
const text = (words: string) => new TextEncoder().encode(words).buffer

test('images are known by their first bytes', () => {
  expect(rasterType(bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))).toBe('image/png')
  expect(rasterType(bytes(0xff, 0xd8, 0xff, 0xe0))).toBe('image/jpeg')
  expect(rasterType(text('GIF89a..'))).toBe('image/gif')
  expect(rasterType(text('RIFF....WEBPVP8 '))).toBe('image/webp')
})

test('what can hold scripts is none, whatever it is called', () => {
  for (const words of ['<svg xmlns="x"/>', '<?xml version="1.0"?><svg/>', '<html>', '', 'GIF', '%PDF-1.7']) {
    expect(rasterType(text(words))).toBeNull()
  }
})
