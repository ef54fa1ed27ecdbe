import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Chain } from './chain.ts'
import { type End, findEnd, type Head } from './heal.ts'
import { lockFolder } from './lock.ts'

export interface OpenChain {
  replica: string
  chain: Chain
  /** Lines after the head that was known. */
  after: Buffer[]
  /** Bytes of a torn line that were cut off. */
  cut: number
  /** Chains of this replica that do not reach their heads, and were left as they are. */
  broken: string[]
  close(): Promise<void>
}

interface Options {
  /** Holds a folder for each replica. */
  folder: string
  /** The replica's name; without one, that of the last start. */
  replica: string | undefined
  fileSize: number
  head: (replica: string) => Promise<Head>
  now?: (() => number) | undefined
}

/** Names of replicas are names of folders. */
export const REPLICA = /^[a-z0-9][a-z0-9-]{0,39}$/i

/**
 * Opens the chain of this replica: the one it had at its last start, which is one whose folder no other process holds.
 * A chain that was tampered with is evidence: it stays as it is, and another begins.
 */
export async function openChain({ folder, replica, fileSize, head, now }: Options): Promise<OpenChain> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const broken: string[] = []
  for (const name of candidates(folder, replica)) {
    const place = join(folder, name)
    const unlock = lockFolder(place)
    if (!unlock) continue
    const end: End | null = await findEnd(place, await head(name)).catch((error: unknown) => {
      unlock()
      throw error
    })
    if (!end) {
      unlock()
      broken.push(name)
      continue
    }
    const chain = new Chain({ folder: place, replica: name, fileSize, ...(now ? { now } : {}) }, end)
    const close = async () => {
      await chain.close()
      unlock()
    }
    return { replica: name, chain, after: end.after, cut: end.cut, broken, close }
  }
  throw new Error(`no chain can be opened in ${folder}`)
}

function* candidates(folder: string, replica: string | undefined): Generator<string> {
  const there = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && REPLICA.test(entry.name))
    .map(({ name }) => name)
    .toSorted()
  const base = replica?.slice(0, 31) ?? 'r'
  if (replica === undefined) yield* there
  else yield* [replica, ...there.filter((name) => name.startsWith(`${base}-`))]
  yield `${base}-${randomBytes(4).toString('hex')}`
}
