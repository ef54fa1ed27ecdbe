import { parseArgs } from 'node:util'
import { makeDevelopmentCertificates } from '../../certs/make.ts'
import { buildIfStale } from './build.ts'
import { startPortalProcess } from './portal-process.ts'
import { isFree } from './ports.ts'
import { ProcessEnded, type Running } from './processes.ts'
import { fromRoot } from './repository.ts'
import { type SandboxInfo, startSandboxProcess } from './sandbox-process.ts'

/**
 * `npm start`: the portal, and, where no backup server is configured, the sandbox that it works against; with two
 * companies in it by `npm start -- --tenants 2`.
 */

const DEFAULT_PORT = 8443
/** Identity provider, backup server and live view of each tenant listen on the ports behind the portal's. */
const PORTS_OF_TENANT = 3

const say = (text: string) => process.stdout.write(`${text}\n`)
const running: Running[] = []

async function endAll(code: number): Promise<never> {
  await Promise.all(running.map((one) => one.stop()))
  process.exit(code)
}

function endTogether(one: Running, name: string): void {
  running.push(one)
  one.child.once('exit', (code) => {
    if (ending) return
    say(`The ${name} ended unexpectedly (code ${code}):\n${one.log().split('\n').slice(-20).join('\n')}`)
    end(1)
  })
}

let ending = false
function end(code: number): void {
  if (ending) return
  ending = true
  void endAll(code)
}

async function startWithSandbox(port: number, tenants: number): Promise<void> {
  const ports = Array.from({ length: tenants * PORTS_OF_TENANT + 1 }, (_, index) => port + index)
  for (const each of ports) {
    if (await isFree(each)) continue
    say(
      `Port ${each} is taken. Choose ${ports.length} free ports in a row by the first, for example: PORT=${port + 100} npm start`,
    )
    process.exit(78)
  }
  const { ca } = await makeDevelopmentCertificates()
  const suffix = port === DEFAULT_PORT ? '' : `-${port}`
  const sandbox = await startSandboxProcess({ data: fromRoot('data', `sandbox${suffix}`), port: port + 1, tenants })
  endTogether(sandbox, 'sandbox')
  const portal = await startPortalProcess({
    DATA_DIR: fromRoot('data', `portal${suffix}`),
    ...sandbox.info.portalEnv,
    PORT: String(port),
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  })
  endTogether(portal, 'portal')
  welcome(portal.url, sandbox.info, ca)
}

function welcome(url: string, { live, tenants }: SandboxInfo, ca: string): void {
  const others = tenants?.slice(1) ?? []
  const also = others.map(({ domain }) => `, or employee@${domain} of the other company`).join('')
  say(`
  Restore Portal    ${url}
  Sign in as        employee@sandbox.example${also}, or any other name on the sign-in page; there are no passwords
  Live view         ${[live, ...others.map((other) => other.live)].map((one) => `${one}/live`).join('  ')}   mailboxes and drives as they are now: delete something, restore it, see it back

  Your browser will warn about the certificate until it trusts ${ca}
  (certs/README.md says how). Ctrl-C ends all of it.
`)
}

function wrong(message: string): never {
  say(message)
  process.exit(78)
}

function tenantsAsked(): number {
  const { values, positionals } = parseArgs({
    options: { tenants: { type: 'string', default: '1' } },
    ...{ strict: false, allowPositionals: true },
  })
  const [unknown] = [...Object.keys(values).filter((name) => name !== 'tenants'), ...positionals]
  if (unknown !== undefined) wrong(`npm start knows no "${unknown}": only --tenants 2, and PORT=<n> in front of it.`)
  if (values.tenants === '1' || values.tenants === '2') return Number(values.tenants)
  return wrong('--tenants must be 1 or 2.')
}

/** The sandbox needs those behind it, too. */
function portAsked(): number {
  const port = Number(process.env.PORT || DEFAULT_PORT)
  return Number.isInteger(port) && port >= 1 && port <= 65_000 ? port : wrong('PORT: must be a port number up to 65000')
}

async function main(): Promise<void> {
  process.once('SIGINT', () => end(0))
  process.once('SIGTERM', () => end(0))
  await buildIfStale()
  if (process.env.VB365_URL || process.env.SERVERS_FILE || process.env.PORTAL_CONFIG) {
    const portal = await startPortalProcess({}, { loud: true })
    endTogether(portal, 'portal')
    say(portal.ready)
  } else {
    await startWithSandbox(portAsked(), tenantsAsked())
  }
}

main().catch((error: unknown) => {
  // Ctrl-C while something was starting is no failure.
  if (ending) return
  process.stderr.write(error instanceof ProcessEnded ? error.log : `${error instanceof Error ? error.stack : error}\n`)
  ending = true
  void endAll(error instanceof ProcessEnded ? (error.code ?? 1) : 1)
})
