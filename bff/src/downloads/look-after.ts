import type { Response } from 'express'
import type { Logger } from 'pino'

/** What a download needs of the portal session that it belongs to. */
export interface Session {
  /** Counts as activity: the session does not end for want of it. */
  touch(): void
  /** It may have ended in another replica. */
  stands(): Promise<boolean>
}

interface Options {
  session: Session
  /** Something of it has arrived since the last look. */
  moved(): Promise<void>
  end(): void
  log: Logger
}

const EVERY = 30_000

/**
 * Looks after a download until what it answers is called: one that gets on keeps its session from ending meanwhile, one
 * that nobody reads does not, and none goes on without its session.
 */
export function lookAfter(res: Response, { session, moved, end, log }: Options): () => void {
  let sent = res.socket?.bytesWritten
  const look = async () => {
    if (!(await session.stands())) return end()
    const now = res.socket?.bytesWritten
    if (now === sent) return
    sent = now
    session.touch()
    await moved()
  }
  const looking = setInterval(() => {
    look().catch((error: unknown) => log.warn({ err: error }, 'download: it cannot be looked after'))
  }, EVERY)
  return () => clearInterval(looking)
}
