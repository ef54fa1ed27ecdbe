import { inWords } from './failures.ts'

const LISTED = 10_000

/** What an archive lacks, told by a file in it. */
export class Omissions {
  readonly #lines: string[] = []
  count = 0

  add(path: string, why: string): void {
    this.count++
    if (this.#lines.length < LISTED) this.#lines.push(`${path}\r\n    ${why}`)
  }

  fail(path: string, error: unknown, what: string): void {
    this.add(path, `${what} ${inWords(error)}`)
  }

  /** Line ends as every editor on Windows shows them. */
  get text(): string {
    const more = this.count - this.#lines.length
    return `${[
      'The archive does not hold all that was asked for. Missing, or not whole:',
      ...this.#lines,
      ...(more > 0 ? [`and ${more} more`] : []),
    ].join('\r\n\r\n')}\r\n`
  }
}
