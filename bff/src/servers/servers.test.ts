import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { ServerConfig } from '../config/server-config.ts'
import { createServers } from './servers.ts'

const certs = join(import.meta.dirname, '../../../certs')
const tid = (letter: string) => `${letter.repeat(8)}-2222-4333-8444-555555555555`

const server = (name: string, tenant: string, url = `https://${name}.example`, ca?: string): ServerConfig => ({
  ...{ name, region: 'Worldwide', tenants: [{ id: tenant, domains: [] }], url, ca, timeout: 5 },
  entra: { authority: `${url}/${tenant}`, clientId: tid('f'), cert: undefined, key: undefined, ca },
  restorePermission: 'application',
  settings: { url: 'URL', ca: 'CA', authority: 'AUTHORITY', tenants: '', cert: '', key: '', identityCa: 'ID_CA' },
})

function start(...configs: ServerConfig[]) {
  const servers = createServers(configs)
  onTestFinished(() => servers.close())
  return servers
}

test('the tenant decides, in any case of its letters; one that nobody knows has no server', () => {
  const servers = start(server('one', tid('a')), server('two', tid('b')))
  expect(servers.ofTenant(tid('B'))?.config.name).toBe('two')
  expect(servers.ofTenant(tid('c'))).toBeUndefined()
  expect(servers.isStillOf(tid('a'), servers.ofTenant(tid('a'))?.id)).toBe(true)
  expect(servers.isStillOf(tid('a'), servers.ofTenant(tid('b'))?.id)).toBe(false)
  expect(servers.isStillOf(tid('a'), undefined)).toBe(false)
  expect(() => servers.applicationOf(tid('c'))).toThrow(expect.objectContaining({ code: 'sign_in_required' }))
})

test('long lists of one server leave those of another their turn', async () => {
  const servers = start(server('one', tid('a')), server('two', tid('b')))
  const [one, two] = [servers.ofTenant(tid('a')), servers.ofTenant(tid('b'))]
  const { promise: never, resolve } = Promise.withResolvers<void>()
  let begun = 0
  const hanging = Array.from({ length: 50 }, () =>
    one?.vb365.inTurn(async () => {
      begun++
      await never
    }),
  )
  expect(await two?.vb365.inTurn(async () => 'read')).toBe('read')
  expect(begun).toBeLessThan(50)
  resolve()
  await Promise.all(hanging)
})

test('a certificate authority is trusted for the server that names it, and for no other', async () => {
  execFileSync(process.execPath, [join(certs, 'make.ts')])
  const file = (name: string) => join(certs, 'dev', name)
  const answering = createServer(
    { cert: readFileSync(file('localhost.crt')), key: readFileSync(file('localhost.key')) },
    ({ url }, answer) => {
      const isSettings = url?.includes('RestorePortalSettings')
      const origin = `https://localhost:${(answering.address() as AddressInfo).port}`
      const found = isSettings
        ? { isEnabled: true, applicationId: tid('f') }
        : { issuer: `${origin}/v2.0`, jwks_uri: `${origin}/keys` }
      answer.setHeader('content-type', 'application/json').end(JSON.stringify(found))
    },
  ).listen(0, '127.0.0.1')
  onTestFinished(() => void answering.close())
  await once(answering, 'listening')
  const url = `https://localhost:${(answering.address() as AddressInfo).port}`
  const servers = start(server('trusting', tid('a'), url, file('ca.crt')), server('other', tid('b'), url))
  expect((await servers.checkReachability()).toSorted()).toEqual([
    expect.stringMatching(/^CA: the certificate of .* is not trusted/),
    expect.stringMatching(/^ID_CA: the certificate of .* is not trusted/),
  ])
  const [trusting, other] = [servers.ofTenant(tid('a')), servers.ofTenant(tid('b'))]
  expect(await trusting?.portalSettings()).toMatchObject({ applicationId: tid('f') })
  expect((await trusting?.authorities.of(tid('a')))?.issuer).toBe(`${url}/v2.0`)
  await expect(other?.portalSettings()).rejects.toMatchObject({ code: 'backup_server_unreachable' })
})
