import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { compiled, root } from './repository.ts'

export interface Running {
  /** The first line of standard output for which `isReady` was true. */
  ready: string
  child: ChildProcess
  /** Everything it has written to standard error, for a test that failed. */
  log(): string
  stop(): Promise<void>
}

interface Options {
  env?: Record<string, string | undefined>
  isReady: (line: string) => boolean
  /** Passes standard error on to this process. */
  loud?: boolean
}

const LOG_KEPT = 200_000

export class ProcessEnded extends Error {
  readonly log: string
  readonly code: number | null
  constructor(script: string, code: number | null, log: string) {
    super(`${script} ended with code ${code}\n${log}`)
    this.log = log
    this.code = code
  }
}

/** Starts a script of this repository with the Node.js that runs this one; resolves when it says that it is ready. */
export async function startScript(script: string, args: string[], { env, isReady, loud }: Options): Promise<Running> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: root,
    env: { ...process.env, ...compiled, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log = (log + text).slice(-LOG_KEPT)
    if (loud) process.stderr.write(text)
  })
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null)
  const ready = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (isReady(line)) resolve(line)
    })
    child.once('error', reject)
    ended.then((code) => reject(new ProcessEnded(script, code, log)))
  })
  return {
    ready,
    child,
    log: () => log,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
      await ended
    },
  }
}
