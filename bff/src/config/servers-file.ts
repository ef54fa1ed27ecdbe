import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { type Region, region } from '../../contract/authorities.ts'
import { signInServices } from './regions.ts'
import { guid, httpsUrl, permission, seconds } from './schemas.ts'
import type { ServerConfig } from './server-config.ts'

const tenantId = guid.transform((id) => id.toLowerCase())

const domain = z
  .string()
  .regex(/^(?=.{3,253}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'must be an e-mail domain, for example contoso.com')
  .transform((name) => name.toLowerCase())

const tenant = z.union(
  [
    tenantId.transform((id) => ({ id, domains: [] as string[] })),
    z.strictObject({ id: tenantId, domains: z.array(domain).default([]) }),
  ],
  'must be the GUID of a tenant, or { "id": GUID, "domains": [e-mail domains] }',
)

const server = z.strictObject({
  name: z.string().trim().min(1, 'give it a name').max(60),
  region: z
    .enum(region.options, `must be one of ${region.options.map((name) => `"${name}"`).join(', ')}`)
    .default('Worldwide'),
  vb365: z.strictObject({ url: httpsUrl, ca: z.string().optional(), timeout: seconds.default(120) }),
  entra: z.strictObject({
    authority: httpsUrl.optional(),
    clientId: guid,
    cert: z.string().optional(),
    key: z.string().optional(),
    ca: z.string().optional(),
  }),
  tenants: z.array(tenant).min(1, 'name the tenants whose people it serves'),
  restorePermission: permission.optional(),
})

const file = z.strictObject({ servers: z.array(server).min(1, 'name at least one server') })

type Server = z.output<typeof server>

interface Defaults {
  restorePermission: ServerConfig['restorePermission']
}

export type ServersFile = { servers: ServerConfig[] } | { problems: string[] }

/**
 * Reads the file that maps tenants to servers. Files that it names are looked for beside it. Problems are sentences,
 * each with where it is.
 */
export function readServersFile(path: string, { restorePermission }: Defaults): ServersFile {
  let values: unknown
  try {
    values = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    return { problems: [`SERVERS_FILE: ${path} cannot be read as JSON (${(cause as Error).message})`] }
  }
  const parsed = file.safeParse(values)
  if (!parsed.success) return { problems: parsed.error.issues.flatMap((issue) => describe(issue, values)) }
  const problems = [...twice(parsed.data.servers), ...pairs(parsed.data.servers)]
  if (problems.length > 0) return { problems }
  const beside = (name: string | undefined) => name && resolve(dirname(path), name)
  return {
    servers: parsed.data.servers.map(({ name, region, vb365, entra, tenants, ...rest }, index) => {
      const at = (setting: string) => where(['servers', index, ...setting.split('.')], parsed.data)
      return {
        ...{ name, region, tenants },
        ...{ url: vb365.url, ca: beside(vb365.ca), timeout: vb365.timeout },
        entra: {
          authority: entra.authority ?? defaultAuthority(region, tenants),
          clientId: entra.clientId,
          cert: beside(entra.cert),
          key: beside(entra.key),
          ca: beside(entra.ca),
        },
        restorePermission: rest.restorePermission ?? restorePermission,
        settings: {
          ...{ url: at('vb365.url'), ca: at('vb365.ca'), tenants: at('tenants') },
          ...{ authority: at('entra.authority'), cert: at('entra.cert'), key: at('entra.key') },
          identityCa: at('entra.ca'),
        },
      }
    }),
  }
}

function defaultAuthority(region: Region, tenants: Server['tenants']): string {
  const [first, ...others] = tenants
  return `${signInServices[region]}/${first && others.length === 0 ? first.id : 'organizations'}`
}

type Path = readonly PropertyKey[]

/** `SERVERS_FILE, servers[1] "China", vb365.url`: by number and name, since the name may be what is missing. */
function where(path: Path, values: unknown): string {
  const [first, index, ...rest] = path
  if (first !== 'servers' || index === undefined) return ['SERVERS_FILE', ...path.map(String)].join(', ')
  const named = (values as { servers?: { name?: unknown }[] } | null)?.servers?.[Number(index)]?.name
  const server = `servers[${String(index)}]${typeof named === 'string' ? ` "${named}"` : ''}`
  const setting = rest.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
  return ['SERVERS_FILE', server, setting.slice(1)].filter(Boolean).join(', ')
}

function describe(issue: z.core.$ZodIssue, values: unknown): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${where([...issue.path, key], values)}: there is no such setting`)
  }
  const isMissing = issue.code === 'invalid_type' && 'input' in issue && issue.input === undefined
  const text = isMissing || /received undefined$/.test(issue.message) ? 'is not set' : issue.message
  return [`${where(issue.path, values)}: ${text}`]
}

/** What decides where a person goes must lead to one place. */
function twice(servers: Server[]): string[] {
  const problems: string[] = []
  const seen = new Map<string, string>()
  const once = (key: string, place: string, what: string) => {
    const before = seen.get(key)
    if (before !== undefined) problems.push(`${place}: ${what} is listed twice, first at ${before.slice(14)}`)
    else seen.set(key, place)
  }
  for (const [index, { name, tenants }] of servers.entries()) {
    const at = (...path: PropertyKey[]) => where(['servers', index, ...path], { servers })
    once(`name ${name.toLowerCase()}`, at('name'), `the name "${name}"`)
    for (const [number, { id, domains }] of tenants.entries()) {
      once(`tenant ${id}`, at('tenants', number), `tenant ${id}`)
      for (const [of, domain] of domains.entries()) {
        once(`domain ${domain}`, at('tenants', number, 'domains', of), `the domain ${domain}`)
      }
    }
  }
  return problems
}

const pairs = (servers: Server[]): string[] =>
  servers.flatMap(({ entra }, index) =>
    !entra.cert === !entra.key
      ? []
      : [`${where(['servers', index, 'entra'], { servers })}: set both cert and key, or neither`],
  )
