import { serve } from '../process/serve.ts'

/** What a question may make it do. */
export type Misbehaviour = 'echo' | 'hang' | 'fill-heap' | 'one-array' | 'exit' | 'throw' | 'babble' | 'environment'

const hoard: unknown[] = []

serve(({ head, body }) => {
  switch (head as Misbehaviour) {
    case 'hang':
      for (;;);
    case 'fill-heap':
      for (let count = 0; ; count++) hoard.push({ count, more: [count] })
    case 'one-array':
      // The shape that takes a process down from within a worker thread.
      for (let count = 0; ; count++) hoard[count] = count
    case 'exit':
      return process.exit(0)
    case 'throw':
      throw new Error('not caught')
    case 'babble':
      console.log('to standard output')
      console.error('to standard error')
      return { head: 'quiet', body: new Uint8Array() }
    case 'environment':
      return { head: { environment: process.env, write: process.permission.has('fs.write') }, body: new Uint8Array() }
    default:
      return { head, body }
  }
})
