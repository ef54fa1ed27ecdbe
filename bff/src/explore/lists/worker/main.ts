import { parentPort } from 'node:worker_threads'
import type { Message, Name, Questions, Reply } from '../protocol.ts'
import { answers } from './answers.ts'
import { UnreadableList } from './rows.ts'

/**
 * The thread that holds the lists. What takes long with 100,000 items, parsing, sorting, filtering, compressing, takes
 * long here, while the portal's own thread answers others.
 */
function reply({ number, name, question }: Message): void {
  try {
    const answer = (answers[name] as (question: Questions[Name]['question']) => unknown)(question)
    parentPort?.postMessage({ number, answer } satisfies Reply, memoryOf(answer))
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    parentPort?.postMessage({ number, error: { message, unreadable: error instanceof UnreadableList } } satisfies Reply)
  }
}

/** Handed over with the answer, instead of copied. */
const memoryOf = (answer: unknown) => (answer instanceof Uint8Array ? [answer.buffer as ArrayBuffer] : [])

parentPort?.on('message', reply)
