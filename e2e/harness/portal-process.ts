import { type Running, startScript } from './processes.ts'

/** Starts the portal with this environment; `url` is where it answers. */
export async function startPortalProcess(
  env: Record<string, string | undefined>,
  { loud = false } = {},
): Promise<Running & { url: string }> {
  const running = await startScript('bff/src/main.ts', [], {
    env,
    loud,
    isReady: (line) => line.includes(' answers at https://'),
  })
  return { ...running, url: running.ready.slice(running.ready.indexOf('https://')) }
}
