import { splitName } from './safe-name.ts'

/** Names within one folder, each given once, upper and lower case being the same, as on Windows and macOS. */
export class UniqueNames {
  readonly #taken = new Set<string>()
  /** Where numbering has come to, so that 100,000 messages of one subject take no more time than others. */
  readonly #next = new Map<string, number>()

  /** The name, or `name (2).ext` and so on. */
  take(name: string): string {
    const [stem, extension] = splitName(name)
    let unique = name
    let number = this.#next.get(fold(name)) ?? 2
    while (this.#taken.has(fold(unique))) unique = `${stem} (${number++})${extension}`
    if (unique !== name) this.#next.set(fold(name), number)
    this.#taken.add(fold(unique))
    return unique
  }
}

/** Upper case first: `ß` and `ſ` have none or another that lower case alone would keep apart. */
const fold = (name: string) => name.normalize('NFC').toUpperCase().toLowerCase()
