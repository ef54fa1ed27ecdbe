import { join } from 'node:path'
import type { Logger } from 'pino'
import type { HistoryStore } from '../store/access-history.ts'
import type { ReplicaHead } from '../store/audit-heads.ts'
import { accessRow, accessRowOf } from './access-row.ts'
import { noHead } from './chain/heal.ts'
import { openChain } from './chain/open-chain.ts'
import { type Entry, fieldsOf } from './entry.ts'
import { forwardTo } from './forward.ts'
import { Ledger } from './ledger.ts'
import { Once } from './once.ts'

interface Options {
  /** Holds a folder for each replica. */
  folder: string
  replica: string | undefined
  forward: string | undefined
  heads: { find(replica: string): Promise<ReplicaHead | undefined> }
  history: HistoryStore
  log: Logger
  fileSize?: number
}

export interface Audit {
  /** Resolves once it is on the disk and, where it is about somebody else's data, in their access history. */
  write(entry: Entry): Promise<void>
  /** The same, once for what has this key within ten minutes. */
  writeOnce(key: string, entry: () => Promise<Entry>): Promise<void>
  /** Refusals of one kind: the first of them each, then no more for a while. */
  writeRefusal(key: string, entry: Entry): Promise<void>
  /** Resolves once the database has everything that was written here. */
  flush(): Promise<void>
  close(): Promise<void>
}

const FILE_SIZE = 64 << 20
const TELL_HEAD_EVERY = 600_000
const MOST_REFUSALS = 20
const MOST_ANONYMOUS = 2000

export const auditFolder = (dataDir: string): string => join(dataDir, 'audit')

/** The audit record of this replica. What cannot be written rejects: whoever asks must then not go on. */
export async function openAudit({
  folder,
  replica: name,
  forward,
  heads,
  history,
  log,
  fileSize = FILE_SIZE,
}: Options) {
  const head = async (replica: string) => (await heads.find(replica)) ?? noHead
  const { replica, chain, after, cut, broken, close } = await openChain({ folder, replica: name, fileSize, head })
  const failed = (error: unknown) => log.error({ err: error }, 'audit: the access history lags behind the record')
  const ledger = new Ledger({ history, replica, head: (await heads.find(replica)) ?? null, failed })
  const once = new Once()
  const forwarding = forward
    ? forwardTo(forward, (error) => log.error({ err: error }, 'audit: the record is not forwarded'))
    : null

  const write = async (entry: Entry): Promise<void> => {
    const written = await chain.append(fieldsOf(entry))
    forwarding?.send(written.line, written.seq)
    const row = accessRow(entry, replica, written)
    ledger.add(row, written)
    // Who looked at somebody else's data must not be seen to have looked later than they did.
    if (row && !row.own) await ledger.flush()
  }
  const ofPortal = (action: Entry['action'], about: string) =>
    write({ action, who: null, owner: null, on: {}, reason: about, ip: '', agent: '', request: '' })

  for (const line of after) ledger.add(accessRowOf(line), chain.head)
  for (const other of broken) {
    log.error({ replica: other }, 'audit: a record does not reach its head: run `npm run audit -- verify`')
    await ofPortal('record_left', `the record of replica ${other} does not reach its head`)
  }
  if (name !== undefined && replica !== name && !broken.includes(name)) {
    log.warn({ replica }, `audit: another portal is ${name} (AUDIT_REPLICA): this one goes by another name`)
  }
  if (cut > 0) {
    log.warn({ replica, bytes: cut }, 'audit: a torn line was cut off')
    await ofPortal('record_healed', `${cut} bytes of a torn line were cut off`)
  }
  await ledger.flush()

  let told = -1
  const tellHead = () => {
    const { seq, hash } = chain.head
    if (seq === told) return
    told = seq
    log.info({ replica, seq, hash }, 'audit: head of the record')
  }
  tellHead()
  const telling = setInterval(tellHead, TELL_HEAD_EVERY)
  telling.unref()

  return {
    write,
    writeOnce: (key, entry) => once.run(key, async () => write(await entry())),
    async writeRefusal(key, entry) {
      // Whoever has not signed in may knock from any number of addresses.
      if (!entry.who && once.count('') > MOST_ANONYMOUS) return
      const count = once.count(key)
      if (count <= MOST_REFUSALS) await write(count === MOST_REFUSALS ? { ...entry, more: true } : entry)
    },
    flush: () => ledger.flush(),
    async close() {
      clearInterval(telling)
      await chain.close()
      await ledger.close()
      await close()
      tellHead()
      await forwarding?.close()
    },
  } satisfies Audit
}
