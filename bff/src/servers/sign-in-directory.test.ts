import { expect, test } from 'vitest'
import type { ServerConfig } from '../config/server-config.ts'
import { createSignInDirectory } from './sign-in-directory.ts'

const [a, b, c] = ['a', 'b', 'c'].map((letter) => `${letter.repeat(8)}-2222-4333-8444-555555555555`) as [
  string,
  string,
  string,
]

const server = (
  name: string,
  region: ServerConfig['region'],
  tenants: ServerConfig['tenants'],
  { authority = 'https://login.example/organizations', clientId = 'app' } = {},
): ServerConfig => ({
  ...{ name, region, tenants, url: `https://${name}.example`, ca: undefined, timeout: 120 },
  entra: { authority, clientId, cert: undefined, key: undefined, ca: undefined },
  restorePermission: 'application',
  settings: { url: '', ca: '', authority: '', tenants: '', cert: '', key: '', identityCa: '' },
})

const tenant = (id: string, ...domains: string[]) => ({ id, domains })

test('one server: everybody signs in at its authority, as it is configured', () => {
  const { only } = createSignInDirectory([server('one', 'Worldwide', [tenant(a, 'a.example'), tenant(b)])])
  expect(only).toEqual({
    ...{ url: 'https://login.example/organizations', clientId: 'app', oauthScopes: ['api://app/access_as_user'] },
  })
})

test('servers that share authority and application need no question either', () => {
  const directory = createSignInDirectory([
    server('one', 'Worldwide', [tenant(a)]),
    server('two', 'Worldwide', [tenant(b)]),
  ])
  expect(directory.only?.url).toBe('https://login.example/organizations')
})

test('a known domain leads to its tenant at the authority of its server', () => {
  const directory = createSignInDirectory([
    server('one', 'Worldwide', [tenant(a, 'a.example'), tenant(b, 'b.example', 'b.test')]),
    server('two', 'China', [tenant(c, 'c.example')], { authority: 'https://login.cn.example/organizations' }),
  ])
  expect(directory.only).toBeNull()
  expect(directory.find('b.test')).toMatchObject([{ url: `https://login.example/${b}`, region: 'Worldwide' }])
  expect(directory.find('c.example')).toMatchObject([{ url: `https://login.cn.example/${c}`, region: 'China' }])
})

test('any other domain gets the choice: clouds by their names, servers by theirs only where one cloud has several', () => {
  const other = { clientId: 'another app' }
  const two = [
    server('one', 'Worldwide', [tenant(a, 'a.example')]),
    server('two', 'China', [tenant(b)], { authority: 'https://login.cn.example/organizations' }),
  ]
  expect(
    createSignInDirectory(two)
      .find('x.a.example')
      .map(({ region, name }) => [region, name]),
  ).toEqual([
    ['Worldwide', null],
    ['China', null],
  ])
  const three = [...two, server('three', 'Worldwide', [tenant(c)], other)]
  expect(
    createSignInDirectory(three)
      .find('')
      .map(({ region, name }) => [region, name]),
  ).toEqual([
    ['Worldwide', 'one'],
    ['China', null],
    ['Worldwide', 'three'],
  ])
})
