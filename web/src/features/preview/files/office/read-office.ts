import type { OfficeAnswer, OfficeRequest } from './office-worker.ts'
import { isModest } from './zip-limits.ts'

/** A person waits no longer, and a file that needs longer was made to. */
const timeLimit = 20_000

/** Reads an office file where it can be stopped: a worker that ends with the answer, the time, or the person's leaving. */
export const readOffice = async (request: OfficeRequest, signal: AbortSignal): Promise<OfficeAnswer> => {
  if (!isModest(request.bytes)) return { failed: 'not a ZIP file, or one too large to unpack' }
  const worker = new Worker(new URL('./office-worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<OfficeAnswer>) => resolve(data)
      worker.onerror = () => resolve({ failed: 'the worker ended' })
      const timer = setTimeout(() => resolve({ failed: 'it took too long' }), timeLimit)
      signal.addEventListener('abort', () => {
        clearTimeout(timer)
        reject(signal.reason)
      })
      worker.postMessage(request)
    })
  } finally {
    worker.terminate()
  }
}
