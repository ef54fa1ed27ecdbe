import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type ConfigError, readConfig } from './config.ts'
import { checkName } from './files.ts'

const certs = join(import.meta.dirname, '../../../certs')
const certificates = { cert: join(certs, 'dev/localhost.crt'), key: join(certs, 'dev/localhost.key') }
beforeAll(() => execFileSync(process.execPath, [join(certs, 'make.ts')]))

const good = () => ({
  TLS_CERT: certificates.cert,
  TLS_KEY: certificates.key,
  ENTRA_TENANTS: '11111111-2222-4333-8444-555555555555',
  ENTRA_CLIENT_ID: 'aaaaaaaa-2222-4333-8444-555555555555',
  VB365_URL: 'https://vb365.example:4443/',
})

function problems(environment: Record<string, string | undefined>): string[] {
  try {
    readConfig(environment)
    return []
  } catch (error) {
    return (error as ConfigError).problems
  }
}

test('what is set is read, what is not has a default', () => {
  const config = readConfig({ ...good(), SESSION_IDLE: '10' })
  expect(config).toMatchObject({
    servers: [{ url: 'https://vb365.example:4443', tenants: [{ id: '11111111-2222-4333-8444-555555555555' }] }],
    PORT: 8443,
    HOST: 'localhost',
    SESSION_IDLE: 10,
  })
})

test('everything that is missing is named at once', () => {
  const found = problems({}).join('\n')
  for (const name of ['TLS_CERT', 'TLS_KEY', 'ENTRA_TENANTS', 'ENTRA_CLIENT_ID', 'VB365_URL'])
    expect(found).toContain(`${name}: `)
})

test('everything that is wrong is named at once, whatever it is', () => {
  const found = problems({
    ...good(),
    ...{ PORT: 'x', TLS_CERT: '/no/such.pem', VB365_URL: 'vb365', VB365_CA: '/no/ca.pem', ENTRA_KEY: '/no/key.pem' },
    ...{ SESSION_IDLE: '500', PUBLIC_URL: 'https://restore.example/portal', HOST: '0.0.0.0', SESSION_SECRETS: 'short' },
  })
  expect(found.map((line) => line.split(':')[0]).sort()).toEqual([
    ...['ENTRA_CERT and ENTRA_KEY', 'PORT', 'PUBLIC_URL', 'SESSION_IDLE', 'SESSION_SECRETS (entry 1)'],
    ...['TLS_CERT', 'VB365_CA', 'VB365_URL'],
  ])
})

describe('a wrong value is named with what to set', () => {
  const cases: Record<string, [Record<string, string>, RegExp]> = {
    port: [{ PORT: '84430' }, /^PORT: /],
    'port in words': [{ PORT: 'https' }, /^PORT: must be a port number/],
    'plain http': [{ VB365_URL: 'http://vb365.example' }, /^VB365_URL: must be an https/],
    tenant: [{ ENTRA_TENANTS: 'contoso.com' }, /^ENTRA_TENANTS \(entry 1\): must be a GUID/],
    secrets: [{ SESSION_SECRETS: 'short' }, /^SESSION_SECRETS \(entry 1\): each secret needs at least 32/],
    'certificate file': [{ TLS_CERT: '/no/such.pem' }, /^TLS_CERT: there is no file \/no\/such.pem/],
    'Entra key alone': [{ ENTRA_KEY: 'x' }, /^ENTRA_CERT and ENTRA_KEY: set both or neither/],
    'authority file': [{ VB365_CA: '/no/such.pem' }, /^VB365_CA: there is no file/],
    'a reason that is no expression': [
      { REQUIRE_REASON: 'INC(\\d+' },
      /^REQUIRE_REASON: must be true, false or a regular/,
    ],
    'covering, neither yes nor no': [{ COVER_CONTENT: 'maybe' }, /^COVER_CONTENT: must be true or false/],
    'a replica’s name': [{ AUDIT_REPLICA: '../east' }, /^AUDIT_REPLICA: must be at most 40 letters/],
    'where records go': [{ AUDIT_FORWARD: 'syslog' }, /^AUDIT_FORWARD: must be stdout, or file:/],
    limits: [{ SESSION_IDLE: '500' }, /^SESSION_IDLE: must not be longer/],
    'a path in the address': [{ PUBLIC_URL: 'https://restore.example/portal' }, /^PUBLIC_URL: must have no path/],
    'the sandbox for all to reach': [
      { SANDBOX: 'https://localhost:1', HOST: '0.0.0.0', SESSION_SECRETS: 's'.repeat(32) },
      /^HOST: .* sandbox/,
    ],
    'no secret on a server': [{ HOST: '0.0.0.0' }, /^SESSION_SECRETS: /],
  }
  test.each(Object.entries(cases))('%s', (_, [change, expected]) => {
    const found = problems({ ...good(), ...change })
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(expected)
  })

  test('a key that belongs to another certificate, a file that is no certificate', () => {
    const folder = mkdtempSync(join(tmpdir(), 'config-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const key = join(folder, 'key.pem')
    writeFileSync(
      key,
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
    )
    expect(problems({ ...good(), TLS_KEY: key })[0]).toMatch(/^TLS_KEY: .* is not the key of the certificate/)
    expect(problems({ ...good(), TLS_CERT: key })[0]).toMatch(/^TLS_CERT: .* is not a certificate/)
  })
})

test('a certificate for another name than people type in is told', () => {
  expect(checkName(certificates.cert, 'https://localhost:8443')).toEqual([])
  expect(checkName(certificates.cert, 'https://127.0.0.1:8443')).toEqual([])
  for (const host of ['restore.example', '[2001:db8::1]', '192.0.2.1']) {
    expect(checkName(certificates.cert, `https://${host}`)).toEqual([
      expect.stringMatching(/^TLS_CERT: .* is not for /),
    ])
  }
})

test('PORTAL_CONFIG holds the same names; the environment goes before', () => {
  const folder = mkdtempSync(join(tmpdir(), 'config-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'portal.json')
  writeFileSync(file, JSON.stringify({ ...good(), PORT: 9000, PORTAL_NAME: 'From file' }))
  expect(readConfig({ PORTAL_CONFIG: file, PORT: '9001' })).toMatchObject({ PORT: 9001, PORTAL_NAME: 'From file' })
  expect(problems({ PORTAL_CONFIG: join(folder, 'none.json') })[0]).toMatch(/^PORTAL_CONFIG: /)
})

describe('SERVERS_FILE instead of one server', () => {
  const tls = { TLS_CERT: certificates.cert, TLS_KEY: certificates.key }
  const write = (more: object = {}) => {
    const folder = mkdtempSync(join(tmpdir(), 'config-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'servers.json')
    const one = { name: 'One', vb365: { url: 'https://vb365.example' }, tenants: [good().ENTRA_TENANTS] }
    const entra = { clientId: good().ENTRA_CLIENT_ID }
    writeFileSync(file, JSON.stringify({ servers: [{ ...one, entra, ...more }] }))
    return file
  }

  test('its servers are read; what holds for all still comes from the environment', () => {
    const config = readConfig({ ...tls, SERVERS_FILE: write(), RESTORE_PERMISSION: 'delegated' })
    expect(config.servers).toMatchObject([{ name: 'One', restorePermission: 'delegated' }])
  })

  test('beside the settings of one server it is refused: which of them is meant?', () => {
    const found = problems({ ...tls, SERVERS_FILE: write(), VB365_URL: 'https://other.example', ENTRA_CA: 'x' })
    expect(found).toEqual([expect.stringMatching(/^SERVERS_FILE: .*ENTRA_CA, VB365_URL$/)])
  })

  test('files that it names are opened at start', () => {
    const vb365 = { url: 'https://vb365.example', ca: 'missing.pem' }
    const found = problems({ ...tls, SERVERS_FILE: write({ vb365 }) })
    expect(found).toEqual([
      expect.stringMatching(/^SERVERS_FILE, servers\[0\] "One", vb365\.ca: there is no file .*missing/),
    ])
  })

  test('what is wrong in it is told together with what is wrong beside it', () => {
    const found = problems({ SERVERS_FILE: write({ region: 'Mars' }), PORT: 'x' })
    expect(found.map((line) => line.split(':')[0])).toEqual([
      ...['PORT', 'TLS_CERT', 'TLS_KEY'],
      'SERVERS_FILE, servers[0] "One", region',
    ])
  })
})
