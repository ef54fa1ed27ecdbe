import { expect, test } from 'vitest'
import { isolate } from './isolate.ts'
import { inScope, scopedPages } from './scope.tsx'

test('a link stays with the person on screen', () => {
  for (const to of scopedPages) {
    expect(inScope('me', { to })).toEqual({ to })
    expect(inScope('karim', { to }).to).toBe(`/for/$scope${to}`)
  }
  expect(inScope('karim', { to: '/restores/$restore', params: { restore: '7' }, search: { q: 'a' } })).toEqual({
    to: '/for/$scope/restores/$restore',
    params: { restore: '7', scope: 'karim' },
    search: { q: 'a' },
  })
})

test('pages that are nobody’s stay as they are', () => {
  for (const to of ['/people', '/for/$scope/mail', undefined, '.']) expect(inScope('karim', { to })).toEqual({ to })
})

test('names that run from right to left are kept apart from the sentence, others are as they are', () => {
  expect(isolate('Karim Haddad')).toBe('Karim Haddad')
  expect(isolate('Олена Шевчук')).toBe('Олена Шевчук')
  expect(isolate('נועה כהן')).toBe('\u2068נועה כהן\u2069')
  expect(isolate('Ann ليلى')).toBe('\u2068Ann ليلى\u2069')
})
