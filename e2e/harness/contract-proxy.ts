import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'
import { startScript } from './processes.ts'
import type { SandboxInfo } from './sandbox-process.ts'

const report = z.object({
  exchanges: z.number(),
  operations: z.record(z.string(), z.number()),
  violations: z.array(z.object({ operation: z.string(), where: z.string(), problem: z.string() })),
})

export interface ContractProxy {
  url: string
  /** Ends it; throws where an exchange broke the vendor's contract. */
  finish(): Promise<void>
}

/**
 * A proxy that holds every exchange against the vendor's OpenAPI document; its script is named by
 * VB365_CONTRACT_PROXY and is not part of this repository.
 */
export async function startContractProxy(
  script: string,
  sandbox: Pick<SandboxInfo, 'vb365' | 'cert' | 'key'>,
  folder: string,
): Promise<ContractProxy> {
  const port = await freePort()
  const file = join(folder, `vb365-contract-${port}.json`)
  const proxy = await startScript(
    script,
    [
      '--target',
      sandbox.vb365,
      '--listen',
      String(port),
      '--cert',
      sandbox.cert,
      '--key',
      sandbox.key,
      '--report',
      file,
    ],
    { isReady: (line) => line.startsWith('contract proxy on') },
  )
  return {
    url: `https://localhost:${port}`,
    async finish() {
      await proxy.stop()
      const { exchanges, operations, violations } = report.parse(JSON.parse(readFileSync(file, 'utf8')))
      console.log(
        `contract: ${exchanges} exchanges, ${Object.keys(operations).length} operations, ${violations.length} violations`,
      )
      const lines = violations.map(({ operation, where, problem }) => `${operation}: ${where}: ${problem}`)
      if (lines.length > 0) throw new Error(`The vendor's contract was broken:\n${[...new Set(lines)].join('\n')}`)
    },
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
