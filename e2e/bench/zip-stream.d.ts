/** What the benchmark uses of it; the package has no types of its own. */
declare module 'zip-stream' {
  import type { Readable } from 'node:stream'
  export default class ZipStream extends Readable {
    constructor(options: { store: boolean })
    entry(content: Uint8Array, about: { name: string; date: Date }, done: (error: unknown) => void): void
    finish(): void
  }
}
