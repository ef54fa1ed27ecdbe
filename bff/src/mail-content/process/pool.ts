import { type Child, type ChildOptions, ProcessFailure, startChild } from './child.ts'
import type { Frame } from './frames.ts'

export interface PoolOptions extends ChildOptions {
  size: number
  /** For one question, start of the process included, in ms. */
  timeLimit: number
  /** After which a process without work ends, in ms. */
  idleLimit: number
}

export interface Pool {
  /** Rejects with a ProcessFailure; other questions are not affected. */
  ask(question: Frame): Promise<Frame>
  close(): Promise<void>
}

interface Job {
  question: Frame
  resolve(answer: Promise<Frame>): void
  reject(error: Error): void
}

/** Worker processes, started when there is work, at most `size`; what comes meanwhile waits its turn. */
export function createPool({ size, timeLimit, idleLimit, ...options }: PoolOptions): Pool {
  const children = new Set<Child>()
  const idle: { child: Child; timer: NodeJS.Timeout }[] = []
  const queue: Job[] = []
  let closed = false

  const start = (): Child | null => {
    if (children.size >= size) return null
    const child = startChild(options)
    children.add(child)
    void child.closed.then(() => gone(child))
    return child
  }
  /** Where none can be started, what waits is refused: nothing would wake it. */
  const startOrRefuse = (): Child | null => {
    try {
      return start()
    } catch {
      for (const { reject } of queue.splice(0)) reject(new ProcessFailure('start'))
      return null
    }
  }
  const gone = (child: Child) => {
    children.delete(child)
    wake(child)
    next()
  }
  const wake = (child: Child) => {
    const at = idle.findIndex((resting) => resting.child === child)
    if (at >= 0) for (const { timer } of idle.splice(at, 1)) clearTimeout(timer)
  }
  const rest = (child: Child) => {
    const timer = setTimeout(() => {
      wake(child)
      child.end()
    }, idleLimit)
    idle.push({ child, timer: timer.unref() })
  }

  const next = () => {
    while (queue.length > 0) {
      const child = idle.at(-1)?.child ?? startOrRefuse()
      const job = child && queue.shift()
      if (!job) return
      wake(child)
      const answer = child.ask(job.question, timeLimit)
      answer.then(
        () => {
          rest(child)
          next()
        },
        () => {
          // It has been killed, or has died: `gone` is about to be told.
        },
      )
      job.resolve(answer)
    }
  }

  return {
    ask(question) {
      if (closed) return Promise.reject(new ProcessFailure('closed'))
      const { promise, resolve, reject } = Promise.withResolvers<Frame>()
      queue.push({ question, resolve, reject })
      next()
      return promise
    },
    async close() {
      closed = true
      for (const { reject } of queue.splice(0)) reject(new ProcessFailure('closed'))
      const ending = [...children]
      for (const child of ending) child.kill('closed')
      await Promise.all(ending.map((child) => child.closed))
    },
  }
}
