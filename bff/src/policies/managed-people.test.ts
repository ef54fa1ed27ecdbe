import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ManagedScope } from '../../contract/scopes.ts'
import { ManagedPeople } from './managed-people.ts'

const person = (name: string, email = '', rest: Partial<ManagedScope> = {}): ManagedScope => ({
  ...{ id: `${name} ${email}`, name, email, kind: 'user' },
  ...rest,
})
const all = { q: '', offset: 0, limit: 1000 }
const nobody = () => false

async function found(people: ManagedScope[], q: string): Promise<string[]> {
  const { scopes } = (await ManagedPeople.of(people)).search({ ...all, q }, nobody)
  return scopes.map(({ name }) => name)
}

const people = [
  person('Björn O’Brien', 'b.obrien@example.com'),
  person('Łucja van der Berg', 'lucja@example.com'),
  person('Ægir 佐藤', 'aegir@example.com'),
]

test.each([
  ['bjorn', ['Björn O’Brien']],
  ['brien BJ', ['Björn O’Brien']],
  ['obrien', ['Björn O’Brien']],
  ['lucja', ['Łucja van der Berg']],
  ['berg der', ['Łucja van der Berg']],
  ['erg', []],
  ['佐', ['Ægir 佐藤']],
  ['aegir', ['Ægir 佐藤']],
  ['lucja@example', ['Łucja van der Berg']],
  ['bjorn lucja', []],
  ['example', ['Ægir 佐藤', 'Björn O’Brien', 'Łucja van der Berg']],
  ['?', []],
])('%j finds %j', async (q, expected) => {
  expect(await found(people, q)).toEqual(expected)
})

test('whoever is hidden is in neither the list nor its count; windows join', async () => {
  const many = await ManagedPeople.of(Array.from({ length: 1500 }, (_, n) => person(`Ann ${n}`)))
  const isHidden = ({ name }: ManagedScope) => name === 'Ann 7'
  const first = many.search({ ...all, limit: 10 }, isHidden)
  expect(first.total).toBe(1499)
  expect(first.scopes.map(({ name }) => name)).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 9, 10].map((n) => `Ann ${n}`))
  expect(many.search({ ...all, offset: 10, limit: 1 }, isHidden).scopes[0]?.name).toBe('Ann 11')
})

test('anyone is found by the beginnings of their own words, in any order and case', async () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdeéöłß王ش0'), minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 4 }), fc.nat(), async (words, seed) => {
      const name = words.join(' ')
      const beginnings = words
        .map((one) => [...one].slice(0, 1 + (seed % [...one].length)).join(''))
        .toSorted(() => (seed % 2) - 0.5)
      expect(await found([person('Somebody Else'), person(name)], beginnings.join('  ').toUpperCase())).toContain(name)
    }),
  )
})

test('a text means whoever has the address in it; without one, everyone called so', async () => {
  const known = await ManagedPeople.of([
    person('Ann', 'ann@example.com'),
    person('Ann', 'ann2@example.com'),
    person('Bob', 'bob@example.com'),
    person('ann@example.com', 'mallory@example.com'),
  ])
  const emails = (text: string) => known.meantBy(text).map(({ email }) => email)
  expect(emails('ANN@example.com')).toEqual(['ann@example.com'])
  expect(emails('Bob (ann@example.com)')).toEqual(['ann@example.com'])
  expect(emails(' ann ')).toEqual(['ann2@example.com', 'ann@example.com'])
  expect(emails('bob')).toEqual(['bob@example.com'])
  expect(emails('joann@example.com')).toEqual([])
  expect(emails('')).toEqual([])
})
