import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './repository.ts'

export interface Recorded {
  [field: string]: unknown
  seq: number
  action: string
  outcome: string
  code?: string
  request: string
  who: { name: string; upn: string } | null
  for: unknown
  on: Record<string, unknown>
}

/** The lines of a JSON Lines file, or of several one after the other. */
export const jsonLines = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

/** A portal's audit record, as administrators have it: its files, and the command that reads them. */
export class AuditRecord {
  readonly #data: string

  /** @param data the portal's DATA_DIR */
  constructor(data: string | undefined) {
    this.#data = data ?? ''
  }

  replicas(): string[] {
    return readdirSync(join(this.#data, 'audit'))
  }

  /** Of one replica, or of the only one. */
  files(replica = this.replicas()[0] ?? ''): string[] {
    const folder = join(this.#data, 'audit', replica)
    return readdirSync(folder).flatMap((name) => (name.endsWith('.jsonl') ? [join(folder, name)] : []))
  }

  entries(replica?: string): Recorded[] {
    return this.files(replica).flatMap((file) => jsonLines(readFileSync(file, 'utf8')))
  }

  /** What is recorded while something is done. */
  async during(work: () => Promise<unknown>): Promise<Recorded[]> {
    const before = this.entries().length
    await work()
    return this.entries().slice(before)
  }

  /** `npm run audit`, as somebody runs it while the portal goes on. */
  async command(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
    const child = spawn(process.execPath, ['bff/src/audit/command/main.ts', ...args], {
      cwd: root,
      env: { ...process.env, DATA_DIR: this.#data },
    })
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
    return { code, out, err }
  }
}
