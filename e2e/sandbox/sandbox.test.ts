import { readFile } from 'node:fs/promises'
import { request } from 'node:https'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { runOn } from './commands/run.ts'
import { type Sandbox, startSandbox } from './sandbox.ts'
import { useTemporaryFolder } from './tenant/testing/fixtures.ts'

const folder = useTemporaryFolder()
const started: Sandbox[] = []
afterEach(async () => {
  for (const sandbox of started.splice(0)) await sandbox.close()
})

const data = () => join(folder.path, 'data')
async function start(changes: Parameters<typeof startSandbox>[0] = {}): Promise<Sandbox> {
  const certificates = join(folder.path, 'certs')
  const sandbox = await startSandbox({ port: 0, data: data(), certificates, contents: 'empty', ...changes })
  started.push(sandbox)
  return sandbox
}

/** Trusts the sandbox's authority and nothing else. */
async function get({ info }: Sandbox, url: string): Promise<{ status: number; body: string }> {
  const ca = await readFile(info.ca)
  return await new Promise((resolve, reject) => {
    const sent = request(url, { ca }, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject)
    })
    sent.on('error', reject).end()
  })
}

test('all three answer under a certificate for localhost, and know one another', async () => {
  const sandbox = await start()
  const { identity, vb365, live, portalEnv } = sandbox.info
  const discovery = await get(sandbox, `${portalEnv.ENTRA_AUTHORITY}/v2.0/.well-known/openid-configuration`)
  expect(JSON.parse(discovery.body)).toMatchObject({ issuer: `${portalEnv.ENTRA_AUTHORITY}/v2.0` })
  const settings = await get(sandbox, `${vb365}/v8/RestorePortalSettings`)
  expect(JSON.parse(settings.body)).toMatchObject({ isEnabled: true })
  expect((await get(sandbox, `${live}/live`)).status).toBe(200)
  expect((await get(sandbox, `${live.replace('localhost', '127.0.0.1')}/live`)).status).toBe(200)
  expect(portalEnv).toMatchObject({
    VB365_URL: vb365,
    SANDBOX: live,
    ENTRA_TENANTS: expect.stringMatching(/^[0-9a-f-]{36}$/),
  })
  expect(portalEnv.ENTRA_AUTHORITY).toBe(`${identity}/${portalEnv.ENTRA_TENANTS}`)
  for (const name of ['ENTRA_CERT', 'ENTRA_KEY', 'ENTRA_CA', 'VB365_CA', 'TLS_CERT', 'TLS_KEY']) {
    expect(await readFile(portalEnv[name] ?? '', 'utf8')).toMatch(/^-----BEGIN/)
  }
})

test('a second sandbox on the same folder is refused, and may start when the first has ended', async () => {
  const first = await start()
  await expect(start()).rejects.toThrow(
    `The sandbox at ${first.info.live} (process ${process.pid}) is using ${data()}. End it first`,
  )
  await first.close()
  await start()
})

test('a taken port is named, with the way to choose another', async () => {
  const first = await start()
  const port = Number(new URL(first.info.vb365).port)
  await expect(start({ data: join(folder.path, 'other'), port: port - 1 })).rejects.toThrow(
    /^Port \d+ \(for the .*\) is taken by another program\. Choose others with --port <n>/,
  )
  // Nothing of the failed start holds the other folder.
  await start({ data: join(folder.path, 'other') })
})

test('a command works on a folder nobody runs on, and through a sandbox that runs there', async () => {
  const generate = () =>
    runOn(data(), async (commands) => {
      await commands.generate('employee', 'Inbox/Many', 20)
      return await commands.backup()
    })
  const sandbox = await start()
  const point = await generate()
  expect(await sandbox.tenant.live.mail('employee')).toHaveLength(20)
  expect((await sandbox.tenant.backups.points()).map(({ id }) => id)).toEqual([point.id])
  await sandbox.close()
  await generate()
  const again = await start()
  expect(await again.tenant.live.mail('employee')).toHaveLength(40)
  expect(await again.tenant.backups.points()).toHaveLength(2)
})

test('a command through a running sandbox says what that refused', async () => {
  await start()
  const importing = runOn(data(), (commands) =>
    commands.importInto('nobody', 'Inbox').message('x.eml', Buffer.from('Subject: x\r\n\r\n')),
  )
  await expect(importing).rejects.toThrow('There is no account "nobody" in sandbox.example.')
})

test('two tenants: each with servers, people and data of its own, under the same ids', async () => {
  const sandbox = await start({ tenants: 2 })
  const [first, second] = sandbox.info.tenants ?? []
  const [one, two] = await Promise.all(sandbox.tenants.map((tenant) => tenant.directory()))
  if (!first || !second || !one || !two) throw new Error('there are two')
  expect(sandbox.info).toMatchObject({ identity: first.identity, vb365: first.vb365, live: first.live })
  const addresses = [first, second].flatMap(({ identity, vb365, live }) => [identity, vb365, live])
  expect(new Set(addresses).size).toBe(6)
  expect(one.tid).not.toBe(two.tid)
  expect(one.accounts.find(({ account }) => account === 'employee')?.oid).toBe(
    two.accounts.find(({ account }) => account === 'employee')?.oid,
  )

  // Neither identity provider nor backup server knows the other tenant.
  for (const [of, tid] of [
    [first, two.tid],
    [second, one.tid],
  ] as const) {
    const foreign = await get(sandbox, `${of.identity}/${tid}/v2.0/.well-known/openid-configuration`)
    expect(foreign.status).toBe(400)
  }
  const application = async ({ vb365 }: { vb365: string }) =>
    JSON.parse((await get(sandbox, `${vb365}/v8/RestorePortalSettings`)).body).applicationId
  expect(await application(first)).not.toBe(await application(second))
  expect((await get(sandbox, `${first.live}/live`)).body).toContain(`href="${second.live}/live"`)

  const { servers } = JSON.parse(await readFile(sandbox.info.portalEnv.SERVERS_FILE ?? '', 'utf8'))
  expect(servers).toMatchObject([
    { vb365: { url: first.vb365 }, tenants: [{ id: one.tid, domains: ['sandbox.example'] }] },
    { vb365: { url: second.vb365 }, tenants: [{ id: two.tid, domains: ['clinic.example'] }] },
  ])
  expect(sandbox.info.portalEnv).not.toHaveProperty('VB365_URL')

  // A command works on either; a reset brings back whoever belongs there.
  await runOn(second.data, (commands) => commands.generate('surgeon', 'Inbox/Many', 5))
  expect(await sandbox.tenants[1]?.live.mail('surgeon')).toHaveLength(5)
  await runOn(second.data, (commands) => commands.reset())
  expect((await sandbox.tenants[1]?.directory())?.tid).toBe(two.tid)
  expect(await sandbox.tenants[1]?.live.mail('surgeon')).toEqual([])
})
