import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { fromRoot, root } from './repository.ts'

/** What the built SPA is made from. */
const sources = [
  'web/src',
  'web/auth',
  'web/public',
  'web/index.html',
  'web/vite.config.ts',
  'bff/contract',
  'package-lock.json',
]

const newest = (path: string): number => {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(`${path}/${name}`)))
}

const built = fromRoot('web/dist/index.html')

const isStale = () =>
  !existsSync(built) || statSync(built).mtimeMs < Math.max(...sources.map((source) => newest(fromRoot(source))))

/** Builds the SPA where something it is made from is newer than it. */
export async function buildIfStale(): Promise<void> {
  if (isStale()) await build()
}

/** Builds the SPA where there is none. What was built is never replaced: where it is served, nothing may build it. */
export async function buildIfMissing(): Promise<void> {
  if (!existsSync(built)) await build()
}

async function build(): Promise<void> {
  process.stderr.write('Building the pages, once …\n')
  const child = spawn('npm', ['run', 'build', '--silent'], {
    cwd: root,
    // Vitest sets another one, and the pages would be those of React's development.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error('npm run build failed')
}
