import { createWriteStream } from 'node:fs'
import type { Writable } from 'node:stream'

export interface Forward {
  send(line: string, seq: number): void
  close(): Promise<void>
}

/** Bytes that may wait for whoever reads them. */
const MOST_WAITING = 8 << 20
const RETRY = 5_000

/**
 * Hands the record on, line by line, to a collector: never waited for. What cannot be handed on fast enough is left out,
 * and a line in its place says so: `{"gap":{"from":…,"to":…}}`. The record itself has no gaps.
 *
 * @param open makes the stream to write to, again after it broke
 */
export function createForward(open: () => Writable, failed: (error: unknown) => void): Forward {
  let stream: Writable | null = null
  let broken = 0
  /** The last record that was taken, and the last that was handed on. */
  let taken = 0
  let handed = 0
  let gap: { from: number; to: number } | null = null

  const connect = (): Writable | null => {
    if (stream) return stream
    if (Date.now() - broken < RETRY) return null
    const opened = open()
    opened.on('error', (error) => {
      if (stream !== opened) return
      stream = null
      broken = Date.now()
      // What was on its way is not known to have arrived.
      if (taken < handed) gap = { from: gap?.from ?? taken + 1, to: handed }
      failed(error)
    })
    stream = opened
    return opened
  }
  return {
    send(line, seq) {
      const to = connect()
      if (!to || to.writableLength > MOST_WAITING) {
        gap = { from: gap?.from ?? seq, to: seq }
        return
      }
      if (gap) to.write(`${JSON.stringify({ gap })}\n`)
      gap = null
      handed = seq
      to.write(line, (error) => {
        if (!error) taken = seq
      })
    },
    async close() {
      const last = stream
      if (last && last !== process.stdout) await new Promise<void>((resolve) => last.end(() => resolve()))
      stream = null
    },
  }
}

/** AUDIT_FORWARD: `stdout`, or `file:` and a path that is appended to. */
export function forwardTo(setting: string, failed: (error: unknown) => void): Forward {
  const path = setting.slice('file:'.length)
  return createForward(
    () => (setting === 'stdout' ? process.stdout : createWriteStream(path, { flags: 'a', mode: 0o600 })),
    failed,
  )
}
