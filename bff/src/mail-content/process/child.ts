import { spawn } from 'node:child_process'
import type { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { encodeFrame, type Frame, FrameReader } from './frames.ts'
import { ANSWERS_FD } from './serve.ts'

export type FailureReason = 'start' | 'time' | 'memory' | 'crash' | 'closed'

export class ProcessFailure extends Error {
  readonly reason: FailureReason

  constructor(reason: FailureReason) {
    super(`the worker process failed: ${reason}`)
    this.name = 'ProcessFailure'
    this.reason = reason
  }
}

export interface Child {
  /** One question at a time. Rejects with a ProcessFailure, after which the process is gone. */
  ask(question: Frame, timeLimit: number): Promise<Frame>
  /** Lets the process end by itself: it has nothing to do. */
  end(): void
  kill(reason: FailureReason): void
  readonly closed: Promise<void>
}

export interface ChildOptions {
  entry: URL
  /** Of the heap, in MB. */
  memoryLimit: number
  /** Of an answer, in bytes. */
  answerLimit: number
}

/**
 * A process of its own, not a worker thread: a thread that reaches its `resourceLimits` often takes the whole process
 * down (nodejs/node#47224), one long array is enough. A process costs the same to start, and 60 µs more for a message
 * of 85 kB. It has no environment, so none of the portal's secrets, and may not write files, start processes or load
 * native code.
 */
export function startChild({ entry, memoryLimit, answerLimit }: ChildOptions): Child {
  const flags = [`--max-old-space-size=${memoryLimit}`, '--permission', '--allow-fs-read=*']
  const child = spawn(process.execPath, [...flags, fileURLToPath(entry)], {
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    env: {},
    windowsHide: true,
  })
  if (!child.stdin) {
    // There are no descriptors left for pipes. The event that follows says the same.
    child.on('error', () => {})
    throw new ProcessFailure('start')
  }
  // Pipes are sockets in Node (child_process, `subprocess.stdio`), though typed as streams.
  const questions = child.stdin as Socket
  const answers = child.stdio[ANSWERS_FD] as Socket
  const frames = new FrameReader(answerLimit)
  let waiting: { resolve(answer: Frame): void; reject(error: Error): void } | null = null
  let failure: FailureReason | null = null

  /** An idle process does not keep the portal from ending; one that is being killed does, for the moment it takes. */
  const hold = (busy: boolean) => {
    for (const handle of [child, questions, answers]) {
      if (busy || failure) handle.ref()
      else handle.unref()
    }
  }
  const fail = (reason: FailureReason) => {
    failure ??= reason
    waiting?.reject(new ProcessFailure(failure))
    waiting = null
    child.kill('SIGKILL')
    hold(true)
  }
  const { promise: closed, resolve: onClosed } = Promise.withResolvers<void>()

  questions.on('error', () => {}) // Its end is told by "close".
  answers.on('error', () => {})
  answers.on('data', (chunk: Buffer) => {
    try {
      const answer = frames.push(chunk)
      if (!answer) return
      waiting?.resolve(answer)
      waiting = null
    } catch {
      fail('memory')
    }
  })
  child.on('error', () => {
    fail('start')
    onClosed()
  })
  child.on('close', (code, signal) => {
    fail(outOfMemory(code, signal) ? 'memory' : 'crash')
    onClosed()
  })
  hold(false)

  return {
    closed,
    end: () => questions.end(),
    kill: fail,
    async ask(question, timeLimit) {
      if (failure) throw new ProcessFailure(failure)
      const { promise, resolve, reject } = Promise.withResolvers<Frame>()
      waiting = { resolve, reject }
      hold(true)
      const timer = setTimeout(() => fail('time'), timeLimit)
      for (const part of encodeFrame(question)) questions.write(part)
      try {
        return await promise
      } finally {
        clearTimeout(timer)
        hold(false)
      }
    },
  }
}

/** Node aborts when its heap is full; a SIGKILL that is not ours is from the kernel, out of memory itself. */
function outOfMemory(code: number | null, signal: NodeJS.Signals | null): boolean {
  return code === 134 || signal === 'SIGABRT' || signal === 'SIGKILL'
}
