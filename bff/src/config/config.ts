import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { REPLICA } from '../audit/chain/open-chain.ts'
import { checkPair, checkServer } from './files.ts'
import { guid, httpsUrl, list, permission, reasonRule, seconds } from './schemas.ts'
import type { ServerConfig } from './server-config.ts'
import { readServersFile } from './servers-file.ts'
import { filesOfOneServer, serverOfEnvironment } from './single-server.ts'

const minutes = (fallback: number) =>
  z.coerce.number({ error: 'must be a number of minutes' }).positive().max(10_080).default(fallback)

/** One line a setting: what it is, what it may be. The README's table is written from this. */
const settings = z.object({
  HOST: z.string().default('localhost'),
  PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535).default(8443),
  /** What people type into the browser; derived from HOST and PORT where absent. */
  PUBLIC_URL: httpsUrl.optional(),
  TLS_CERT: z.string({ error: 'set it to the file of the portal’s HTTPS certificate (PEM)' }),
  TLS_KEY: z.string({ error: 'set it to the file of the key of TLS_CERT (PEM)' }),
  PORTAL_NAME: z.string().min(1).max(60).default('Restore Portal'),
  SUPPORT_CONTACT: z.string().max(200).optional(),
  /** A JSON file of several backup servers, instead of the settings of the one server. */
  SERVERS_FILE: z.string().optional(),
  /** `delegated`: restores use the signed-in person's own permission, by a code that they enter at Microsoft. */
  RESTORE_PERMISSION: permission.default('application'),
  /** Nobody restores, or acts for others, without saying why; a regular expression says how a reason looks. */
  REQUIRE_REASON: reasonRule.prefault('false'),
  /** What people are told of how a reason has to look. */
  REASON_HINT: z.string().max(300).optional(),
  /** Subjects, senders, names and contents of others stay covered until an operator shows them, which is recorded. */
  COVER_CONTENT: z.stringbool({ error: 'must be true or false' }).default(false),
  /** First signs; the others are still accepted. At least 32 characters each. */
  SESSION_SECRETS: list.pipe(z.array(z.string().min(32, 'each secret needs at least 32 characters')).min(1)).optional(),
  SESSION_IDLE: minutes(30),
  SESSION_MAX: minutes(480),
  DATA_DIR: z.string().default('data/portal'),
  /** Names this replica in the audit record; without it, it keeps the name that it had at its first start. */
  AUDIT_REPLICA: z.string().regex(REPLICA, 'must be at most 40 letters, digits and hyphens').optional(),
  /** Where the audit record is also sent to, as JSON lines. */
  AUDIT_FORWARD: z
    .string()
    .regex(/^(stdout|file:.+)$/s, 'must be stdout, or file: and a path')
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** Number of proxies in front whose X-Forwarded-* headers count. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  /** Address of the live view where the portal runs against the sandbox; nothing else may set it. */
  SANDBOX: httpsUrl.optional(),
})

/** The one backup server, where no SERVERS_FILE names several. */
const oneServer = z.object({
  ENTRA_AUTHORITY: httpsUrl.default('https://login.microsoftonline.com/organizations'),
  ENTRA_TENANTS: list.pipe(z.array(guid).min(1, 'set it to the ids of the tenants whose people may sign in')),
  ENTRA_CLIENT_ID: guid,
  ENTRA_CERT: z.string().optional(),
  ENTRA_KEY: z.string().optional(),
  /** More certificate authorities to trust when talking to the identity provider (PEM file). */
  ENTRA_CA: z.string().optional(),
  VB365_URL: httpsUrl,
  /** The certificate authority of the REST API's certificate, or that certificate itself (PEM file). */
  VB365_CA: z.string().optional(),
  /** Seconds after which an answer of the backup server is given up. */
  VB365_TIMEOUT: seconds.default(120),
})

type Settings = z.output<typeof settings>

export type OneServer = z.output<typeof oneServer>

export type Config = Omit<Settings, 'PUBLIC_URL' | 'SERVERS_FILE' | 'RESTORE_PERMISSION'> & {
  PUBLIC_URL: string | undefined
  /** At least one. */
  servers: ServerConfig[]
}

export class ConfigError extends Error {
  readonly problems: string[]
  constructor(problems: string[]) {
    super(`The portal's configuration is not complete:\n${problems.map((line) => `  - ${line}`).join('\n')}`)
    this.problems = problems
  }
}

type Environment = Record<string, string | undefined>

/** Reads PORTAL_CONFIG (a JSON file of the same names) below the environment, and names every problem at once. */
export function readConfig(environment: Environment): Config {
  const values = { ...configFile(environment.PORTAL_CONFIG), ...present(environment) }
  const parsed = settings.safeParse(values)
  const servers = readServers(values, parsed.data?.RESTORE_PERMISSION ?? 'application')
  const problems = [
    ...(parsed.success ? [] : describe(parsed.error, values)),
    ...('problems' in servers ? servers.problems : []),
    ...checkPair('TLS_CERT', values.TLS_CERT, 'TLS_KEY', values.TLS_KEY),
    ...('problems' in servers ? filesOfOneServer(values) : servers.servers.flatMap(checkServer)),
    ...checkTogether(valid(values)),
  ]
  if (problems.length > 0 || !parsed.success || 'problems' in servers) throw new ConfigError(problems)
  const { SERVERS_FILE: _, RESTORE_PERMISSION: __, ...shared } = parsed.data
  return { ...shared, PUBLIC_URL: shared.PUBLIC_URL, servers: servers.servers }
}

/** Those settings that are right, whatever is wrong with others: what depends on them is told at once, too. */
const valid = (values: Environment): Partial<Settings> =>
  Object.fromEntries(
    Object.entries(settings.shape).flatMap(([name, schema]) => {
      const { success, data } = schema.safeParse(values[name])
      return success ? [[name, data]] : []
    }),
  )

function readServers(values: Environment, restorePermission: Settings['RESTORE_PERMISSION']) {
  if (values.SERVERS_FILE !== undefined) {
    const both = Object.keys(oneServer.shape).filter((name) => values[name] !== undefined)
    if (both.length === 0) return readServersFile(values.SERVERS_FILE, { restorePermission })
    return { problems: [`SERVERS_FILE: names all servers, so that these must not be set: ${both.join(', ')}`] }
  }
  const parsed = oneServer.safeParse(values)
  if (!parsed.success) return { problems: describe(parsed.error, values) }
  return { servers: [serverOfEnvironment(parsed.data, restorePermission)] }
}

const describe = (error: z.ZodError, values: Environment): string[] =>
  error.issues.map(({ path: [name, ...rest], message, code }) => {
    const missing = code === 'invalid_type' && values[String(name)] === undefined && message.startsWith('Invalid')
    return `${String(name)}${rest.length ? ` (entry ${Number(rest[0]) + 1})` : ''}: ${missing ? 'is not set' : message}`
  })

/** DATA_DIR alone, for commands that need nothing else of it. */
export const dataDirOf = (environment: Environment): string =>
  settings.shape.DATA_DIR.parse({ ...configFile(environment.PORTAL_CONFIG), ...present(environment) }.DATA_DIR)

/** Empty values count as not set, as is usual in compose files. */
const present = (environment: Environment): Environment =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''))

function configFile(file: string | undefined): Environment {
  if (!file) return {}
  try {
    const values: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return z.record(z.string(), z.coerce.string()).parse(values)
  } catch (cause) {
    throw new ConfigError([`PORTAL_CONFIG: ${file} cannot be read as a JSON object (${(cause as Error).message})`])
  }
}

const loopback = new Set(['localhost', '127.0.0.1', '::1'])

function checkTogether({ HOST, PUBLIC_URL, SANDBOX, SESSION_IDLE, SESSION_MAX, ...rest }: Partial<Settings>): string[] {
  const problems: string[] = []
  if (SESSION_IDLE && SESSION_MAX && SESSION_IDLE > SESSION_MAX) {
    problems.push('SESSION_IDLE: must not be longer than SESSION_MAX')
  }
  const open = HOST !== undefined && !loopback.has(HOST)
  if (SANDBOX && open) problems.push(`HOST: is ${HOST}, but a portal in sandbox mode listens on localhost only`)
  if (PUBLIC_URL && new URL(PUBLIC_URL).pathname !== '/') {
    problems.push('PUBLIC_URL: must have no path, since a __Host- cookie holds for a whole host')
  }
  // Absent, rather than wrong: that is told already.
  if (open && 'SESSION_SECRETS' in rest && !rest.SESSION_SECRETS) {
    problems.push('SESSION_SECRETS: set it to at least one random text of 32 characters or more')
  }
  return problems
}
