import { expect, test } from 'vitest'
import type { ManagedScope } from '../../contract/scopes.ts'
import { ManagedPeople } from './managed-people.ts'
import { named } from './named.ts'
import type { Asker } from './rights.ts'

const person = (id: string, name: string, email: string): ManagedScope => ({ id, name, email, kind: 'user' })
const [bob, otherAnn, joann] = [
  person('bob', 'Bob Jones', 'bob@example.com'),
  person('ann-2', 'Ann Smith', 'ann.smith@example.com'),
  person('joann', 'Joann Day', 'joann@example.com'),
]
const signedIn = {
  person: { tid: 'tenant', oid: 'ann-1', name: 'Ann Smith', email: 'ann@example.com' },
  ...{ managedId: 'ann', managedName: 'ann.one@example.com', isOperator: true, at: 0 },
}
const ann: Asker = { signedIn, sessionKey: 'session' }

/** Whom Ann is told that a text means, by the id of their scope; `managed` null: she is no operator. */
async function meant(text: string, managed: ManagedScope[] | null): Promise<string> {
  const people = managed && (await ManagedPeople.of(managed))
  return (await named(ann, text, async () => people)).scope
}

test.each([
  ['ann@example.com', 'me'],
  ['ANN@Example.com', 'me'],
  ['Ann Smith (ann@example.com)', 'me'],
  ['"Ann Smith" <ann@example.com>', 'me'],
  ['Ann Smith [ann.one@example.com; ann@example.com]', 'me'],
  ['smtp:ann@example.com', 'me'],
  ['ann.one@example.com', 'me'],
  ['joann@example.com', 'joann'],
  ['Joann Day (joann@example.com)', 'joann'],
  ["'bob@example.com'", 'bob'],
  [' bob jones ', 'bob'],
  ['ann@example.com.au', 'unknown'],
  ['jo-ann@example.com', 'unknown'],
  ["o'ann@example.com", 'unknown'],
  ['jo/ann@example.com', 'unknown'],
  ['jo|ann@example.com', 'unknown'],
  ['mary.ann@example.com', 'unknown'],
  ['éann@example.com', 'unknown'],
  ['ann@example.com@evil.example', 'unknown'],
  // More than one person.
  ['ann@example.com, bob@example.com', 'unknown'],
  ['bob@example.com, joann@example.com', 'unknown'],
  ['bob@example.com, nobody@example.com', 'unknown'],
  // Addresses decide, whatever name stands beside them.
  ['Ann Smith (nobody@example.com)', 'unknown'],
  ['Ann Smith (bob@example.com)', 'bob'],
  ['', 'unknown'],
  ['Nobody', 'unknown'],
])('%j is about %s', async (text, expected) => {
  expect(await meant(text, [bob, joann])).toBe(expected)
})

test('a name is one’s own only where nobody managed is called so', async () => {
  expect(await meant('Ann Smith', null)).toBe('me')
  expect(await meant('ann smith', [bob])).toBe('me')
  expect(await meant('Ann Smith', [bob, otherAnn])).toBe('unknown')
  expect(await meant('Ann Smith (ann.smith@example.com)', [bob, otherAnn])).toBe('ann-2')
  expect(await meant('Bob Jones', [bob, { ...bob, id: 'bob-2', email: 'b2@example.com' }])).toBe('unknown')
})

test('whoever is among those whom they manage is not somebody else', async () => {
  const oneself = person('ANN', 'Smith, Ann', 'smith@example.com')
  expect(await meant('Ann Smith', [oneself, bob])).toBe('me')
  expect(await meant('smith@example.com', [oneself, bob])).toBe('me')
  expect(await meant('smith, ann', [oneself, bob])).toBe('me')
  expect(await meant('smith, ann', [oneself, { ...bob, name: 'Smith, Ann' }])).toBe('unknown')
})

test('where it cannot be read whom they manage, a name is nobody’s', async () => {
  const people = async () => Promise.reject(new Error('no answer'))
  expect(await named(ann, 'Ann Smith', people)).toEqual({ scope: 'unknown', person: { name: 'Ann Smith', email: '' } })
  expect(await named(ann, 'bob@example.com', people)).toMatchObject({ scope: 'unknown' })
  expect(await named(ann, 'ann@example.com', people)).toEqual({ scope: 'me', person: null })
})

test('who has no address has that of nobody', async () => {
  const nameless = { ...signedIn, managedName: '', person: { ...signedIn.person, email: '' } }
  const people = await ManagedPeople.of([person('x', '', '')])
  expect((await named({ ...ann, signedIn: nameless }, '', async () => people)).scope).toBe('unknown')
})
