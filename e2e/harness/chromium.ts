import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Browser {
  executablePath: string
  args: string[]
  env: Record<string, string>
  /** Removes what was unpacked for it. */
  dispose(): Promise<void>
}

const installed = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** No look-ups of its own: tests talk to loopback alone. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
]

const isRoot = process.getuid?.() === 0

/** A Chromium that is installed (or named by CHROMIUM), else, or for CHROMIUM=npm, the one that npm brought along. */
export async function findChromium(): Promise<Browser> {
  const args = [...quiet, ...(isRoot ? ['--no-sandbox'] : [])]
  const found = process.env.CHROMIUM === 'npm' ? undefined : installed.find((path) => path && existsSync(path))
  if (found) return { executablePath: found, args, env: {}, dispose: async () => {} }
  return { ...(await packaged()), args: [...args, '--no-sandbox', '--no-zygote'] }
}

/**
 * `@sparticuz/chromium` unpacks itself into TMPDIR, and its libraries only where it takes itself to be in AWS Lambda.
 * A folder of its own keeps two runs from unpacking over each other. Its own flags switch web security off: not used.
 */
async function packaged(): Promise<Omit<Browser, 'args'>> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-chromium-'))
  const before = { TMPDIR: process.env.TMPDIR, AWS: process.env.AWS_EXECUTION_ENV }
  process.env.TMPDIR = folder
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs24.x'
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    const executablePath = await chromium.executablePath()
    const fonts = join(folder, 'harness-fonts.conf')
    await writeFile(fonts, fontsConf(folder))
    const env = { LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH ?? '', TMPDIR: folder, FONTCONFIG_FILE: fonts }
    return { executablePath, env, dispose: () => rm(folder, { recursive: true, force: true }) }
  } finally {
    restore('TMPDIR', before.TMPDIR)
    restore('AWS_EXECUTION_ENV', before.AWS)
  }
}

/** The package's own names /tmp/fonts only, whatever TMPDIR is; without fonts text has no height. */
const fontsConf = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}
