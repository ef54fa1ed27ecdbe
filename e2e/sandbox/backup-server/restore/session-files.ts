import { appendFile, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SessionEvent } from '../sessions/session.ts'
import { addOutcome, type Outcome, type RestoreHeader, type RestoreSession } from './restore-session.ts'

/** One line of a session's journal. */
export interface Line {
  event: SessionEvent
  outcome?: Outcome
}

/**
 * Restore sessions on disk: a header, written when the session starts and again when it ends, and a journal with a
 * line for each item, so that a restart knows what was done.
 */
export class SessionFiles {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async saveHeader({
    events: _events,
    outcomes: _outcomes,
    counts: _counts,
    ...header
  }: RestoreSession): Promise<void> {
    await mkdir(this.#folder, { recursive: true })
    const file = join(this.#folder, `${header.id}.json`)
    await writeFile(`${file}.new`, JSON.stringify(header))
    await rename(`${file}.new`, file)
  }

  append(id: string, line: Line): Promise<void> {
    return appendFile(this.#journal(id), `${JSON.stringify(line)}\n`)
  }

  async load(): Promise<RestoreSession[]> {
    const names = await readdir(this.#folder).catch(() => [])
    return Promise.all(names.filter((name) => name.endsWith('.json')).map((name) => this.#read(name)))
  }

  async #read(name: string): Promise<RestoreSession> {
    const header: RestoreHeader = JSON.parse(await readFile(join(this.#folder, name), 'utf8'))
    const journal = await readFile(this.#journal(header.id), 'utf8').catch(() => '')
    const lines = journal.split('\n').flatMap(readLine)
    const session: RestoreSession = {
      ...header,
      events: lines.map((line) => line.event),
      outcomes: [],
      counts: { restored: 0, skipped: 0, failed: 0 },
    }
    for (const { outcome } of lines) if (outcome !== undefined) addOutcome(session, outcome)
    return session
  }

  #journal(id: string): string {
    return join(this.#folder, `${id}.jsonl`)
  }
}

/** The last line may have been cut off in the middle. */
function readLine(text: string): Line[] {
  try {
    return text === '' ? [] : [JSON.parse(text)]
  } catch {
    return []
  }
}
