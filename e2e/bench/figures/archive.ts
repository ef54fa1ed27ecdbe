import { randomBytes } from 'node:crypto'
import { zip } from '@restore-portal/bff/zip'
import ZipStream from 'zip-stream'
import { inTurns, timed } from '../measure.ts'
import type { Figure } from '../report.ts'

const ROUNDS = 7
const FILES = 10_000
const SIZE = 16 * 1024
const MB = 1024 ** 2

/** A ZIP of 10,000 files that are stored as they are: the portal's own writer and the library that it stands for. */
export async function archive(): Promise<Figure[]> {
  const content = randomBytes(SIZE)
  const name = (index: number) => `Folder ${index % 100}/Document ${index}.docx`
  const modified = new Date()
  const rate = (bytes: () => AsyncIterable<Uint8Array>) => async () => {
    let size = 0
    const time = await timed(async () => {
      for await (const chunk of bytes()) size += chunk.length
    })
    if (size < FILES * SIZE) throw new Error('The ZIP is too small.')
    return (size / MB / time) * 1000
  }
  async function* entries() {
    for (let index = 0; index < FILES; index++) yield { name: name(index), modified, content }
  }
  const library = () => {
    const stream = new ZipStream({ store: true })
    const add = async () => {
      for (let index = 0; index < FILES; index++) {
        await new Promise((done) => stream.entry(content, { name: name(index), date: modified }, done))
      }
      stream.finish()
    }
    void add()
    return stream
  }
  const rates = await inTurns(ROUNDS, { own: rate(() => zip(entries())), library: rate(library) })
  return [
    {
      ...{ name: 'ZIP of 10,000 stored files', unit: 'MB/s', value: rates.own },
      ...{ yardstick: { name: 'zip-stream', value: rates.library }, aim: { atLeast: 1 } },
    },
  ]
}
