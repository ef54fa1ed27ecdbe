import { lead, silence, type Told } from './lead.ts'

const name = 'restore-portal.progress'

type Message = Told | { kind: 'hello' }

/**
 * One stream for all tabs of a browser, which has few connections to one host: the tab that holds the lock reads it and
 * tells the others; when it closes, the next one does. Where a browser has no locks, each tab reads its own.
 */
export const shareProgress = (tell: (told: Told) => void, signal: AbortSignal): void => {
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)
  let leading = false
  let last: Told | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const run = async () => {
    leading = true
    clearTimeout(timer)
    await lead((told) => {
      if (told.kind === 'progress') last = told
      channel?.postMessage(told)
      tell(told)
    }, signal)
    leading = false
  }
  channel?.addEventListener('message', ({ data: message }: MessageEvent<Message>) => {
    if (message.kind === 'hello') {
      if (leading && last) channel.postMessage(last)
      return
    }
    clearTimeout(timer)
    // A tab that reads for the others may have been put to sleep.
    timer = setTimeout(() => tell({ kind: 'lost' }), silence)
    tell(message)
  })
  signal.addEventListener('abort', () => {
    clearTimeout(timer)
    channel?.close()
  })
  if (!channel || !('locks' in navigator)) {
    void run()
    return
  }
  channel.postMessage({ kind: 'hello' } satisfies Message)
  // Refused only when the page goes before its turn comes.
  navigator.locks.request(name, { signal }, run).catch(() => undefined)
}
