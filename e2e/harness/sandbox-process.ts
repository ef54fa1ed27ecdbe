import { z } from 'zod'
import { type Running, startScript } from './processes.ts'

const addresses = { identity: z.url(), vb365: z.url(), live: z.url() }

const tenantInfo = z.object({
  ...addresses,
  domain: z.string(),
  data: z.string(),
  /** Of a portal for this tenant alone. */
  portalEnv: z.record(z.string(), z.string()),
})

export type TenantInfo = z.output<typeof tenantInfo>

/** What the sandbox prints when it is ready: addresses, PEM files, and the environment of a portal that uses it. */
const sandboxInfo = z.object({
  ...addresses,
  ca: z.string(),
  cert: z.string(),
  key: z.string(),
  portalEnv: z.record(z.string(), z.string()),
  /** Where there are several. */
  tenants: z.array(tenantInfo).optional(),
})

export type SandboxInfo = z.output<typeof sandboxInfo>

export async function startSandboxProcess(options: {
  data: string
  port: number
  tenants?: number
  loud?: boolean
}): Promise<Running & { info: SandboxInfo }> {
  const running = await startScript(
    'e2e/sandbox/main.ts',
    [
      ...['--json', '--data', options.data, '--port', String(options.port)],
      ...['--tenants', String(options.tenants ?? 1)],
    ],
    { isReady: (line) => line.startsWith('{'), ...(options.loud ? { loud: true } : {}) },
  )
  return { ...running, info: sandboxInfo.parse(JSON.parse(running.ready)) }
}
