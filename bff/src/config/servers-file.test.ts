import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readServersFile } from './servers-file.ts'

const tenantA = '11111111-2222-4333-8444-555555555555'
const tenantB = '99999999-2222-4333-8444-555555555555'
const clientId = 'aaaaaaaa-2222-4333-8444-555555555555'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'servers-file-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function read(content: unknown) {
  const path = join(folder, 'servers.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return readServersFile(path, { restorePermission: 'application' })
}

const problems = (content: unknown): string[] => {
  const result = read(content)
  return 'problems' in result ? result.problems : []
}

const server = (more: object = {}) => ({
  name: 'Europe',
  vb365: { url: 'https://vb365-eu.example:4443/' },
  entra: { clientId },
  tenants: [tenantA],
  ...more,
})

const china = (more: object = {}) =>
  server({
    name: 'China',
    region: 'China',
    vb365: { url: 'https://vb365-cn.example:4443' },
    tenants: [{ id: tenantB.toUpperCase(), domains: ['Contoso.CN'] }],
    ...more,
  })

test('what is set is read, what is not has a default; files lie beside it', () => {
  const more = { entra: { clientId, cert: 'app.crt', key: '/etc/app.key' }, restorePermission: 'delegated' }
  expect(read({ servers: [server(), china(more)] })).toMatchObject({
    servers: [
      {
        ...{ name: 'Europe', region: 'Worldwide', url: 'https://vb365-eu.example:4443', timeout: 120 },
        entra: { authority: `https://login.microsoftonline.com/${tenantA}`, clientId },
        ...{ tenants: [{ id: tenantA, domains: [] }], restorePermission: 'application' },
      },
      {
        region: 'China',
        entra: {
          authority: `https://login.partner.microsoftonline.cn/${tenantB}`,
          ...{ cert: join(folder, 'app.crt'), key: '/etc/app.key' },
        },
        ...{ tenants: [{ id: tenantB, domains: ['contoso.cn'] }], restorePermission: 'delegated' },
      },
    ],
  })
})

test.each([
  ['Worldwide', 'https://login.microsoftonline.com'],
  ['China', 'https://login.partner.microsoftonline.cn'],
  ['US Government', 'https://login.microsoftonline.us'],
  ['US Defense', 'https://login.microsoftonline.us'],
])('people of the region %s sign in at %s', (region, origin) => {
  const found = read({ servers: [server({ region, tenants: [tenantA, tenantB] })] })
  expect(found).toMatchObject({ servers: [{ entra: { authority: `${origin}/organizations` } }] })
})

describe('what is wrong is named, with where it is', () => {
  const cases: Record<string, [unknown, RegExp]> = {
    'no JSON': ['{"servers": [', /^SERVERS_FILE: .*servers\.json cannot be read as JSON/],
    'no servers': [{ servers: [] }, /^SERVERS_FILE, servers: name at least one server$/],
    'something else': [[], /^SERVERS_FILE: /],
    'a word misspelt': [
      { servers: [server({ tenant: [tenantA] })] },
      /^SERVERS_FILE, servers\[0\] "Europe", tenant: there is no such setting$/,
    ],
    'no name': [{ servers: [server({ name: undefined })] }, /^SERVERS_FILE, servers\[0\], name: is not set$/],
    'another cloud': [
      { servers: [server({ region: 'Germany' })] },
      /^SERVERS_FILE, servers\[0\] "Europe", region: must be one of "Worldwide", "China"/,
    ],
    'plain http': [
      { servers: [server(), china({ vb365: { url: 'http://vb365-cn.example' } })] },
      /^SERVERS_FILE, servers\[1\] "China", vb365\.url: must be an https/,
    ],
    'a tenant’s name': [
      { servers: [server({ tenants: ['contoso.com'] })] },
      /^SERVERS_FILE, servers\[0\] "Europe", tenants\[0\]: must be the GUID/,
    ],
    'a domain with an @': [
      { servers: [server({ tenants: [{ id: tenantA, domains: ['ann@contoso.com'] }] })] },
      /tenants\[0\].*(e-mail domain)/,
    ],
    'a key without a certificate': [
      { servers: [server({ entra: { clientId, key: 'app.key' } })] },
      /^SERVERS_FILE, servers\[0\] "Europe", entra: set both cert and key, or neither$/,
    ],
    'a tenant of two servers': [
      { servers: [server(), china({ tenants: [{ id: tenantA.toUpperCase() }] })] },
      /^SERVERS_FILE, servers\[1\] "China", tenants\[0\]: tenant 1{8}-.* listed twice, first at servers\[0\] "Europe"/,
    ],
    'a domain of two tenants': [
      {
        servers: [
          server({
            tenants: [
              { id: tenantA, domains: ['contoso.com'] },
              { id: tenantB, domains: ['CONTOSO.com'] },
            ],
          }),
        ],
      },
      /tenants\[1\]\.domains\[0\]: the domain contoso\.com is listed twice/,
    ],
    'two of one name': [{ servers: [server(), china({ name: 'EUROPE' })] }, /^SERVERS_FILE, servers\[1\].* twice/],
  }
  test.each(Object.entries(cases))('%s', (_, [content, expected]) => {
    const found = problems(content)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(expected)
  })

  test('all at once', () => {
    const wrong = { servers: [{ name: 'One' }, { name: 'Two', region: 'Mars', tenants: [] }] }
    const found = problems(wrong).join('\n')
    for (const place of [
      '"One", vb365: is not set',
      '"One", tenants',
      '"Two", region',
      '"Two", entra',
      '"Two", tenants',
    ])
      expect(found).toContain(place)
  })
})
