import diagnostics from 'node:diagnostics_channel'
import { DatabaseSync, StatementSync } from 'node:sqlite'

/**
 * Loaded into a portal's process before the portal itself: ends it by SIGKILL at the n-th step that it is told, just
 * before the step takes effect or just after. A step is a write to the database, or a request to the backup server that
 * begins, is sent, is answered or is read. The portal's own code knows nothing of it.
 */

interface Orders {
  /** Counted from when the orders came; null: it may live. */
  dieAt: number | null
  after: boolean
}

let orders: Orders = { dieAt: null, after: false }
let steps = 0

function die(): never {
  process.kill(process.pid, 'SIGKILL')
  // The signal may take a moment; nothing more must happen until it is there.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000)
}

function step<T>(work: () => T): T {
  const number = ++steps
  if (number === orders.dieAt && !orders.after) die()
  try {
    return work()
  } finally {
    if (number === orders.dieAt && orders.after) die()
  }
}

const { run } = StatementSync.prototype
StatementSync.prototype.run = function (this: StatementSync, ...values: Parameters<typeof run>) {
  return step(() => run.apply(this, values))
} as typeof run

const { exec } = DatabaseSync.prototype
DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string) {
  if (sql !== 'commit') return exec.call(this, sql)
  return step(() => exec.call(this, sql))
}

for (const moment of ['create', 'bodySent', 'headers', 'trailers']) {
  diagnostics.subscribe(`undici:request:${moment}`, (message) => {
    const { method } = (message as { request: { method: string } }).request
    // Reading changes nothing: between two writes one moment is like another, but for what the server does meanwhile.
    if (method === 'POST' || moment === 'headers') step(() => {})
  })
}

// The portal waits for seconds where the backup server takes its time. The stand-in doesn't.
const HASTE = 20
const real = globalThis.setTimeout
globalThis.setTimeout = Object.assign(
  ((callback: (...values: unknown[]) => void, delay = 0, ...values: unknown[]) =>
    real(callback, delay / HASTE, ...values)) as typeof setTimeout,
  real,
)

process.on('message', (given: Orders | 'steps') => {
  if (given !== 'steps') {
    orders = given
    steps = 0
  }
  process.send?.({ steps })
})
process.on('disconnect', () => process.exit())
process.channel?.unref()
