import { randomBytes } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Logger } from 'pino'
import type { Download, DownloadItem as Wanted } from '../../contract/downloads.ts'
import { notFound, PortalError } from '../errors.ts'
import type { Backup } from '../explore/backup.ts'
import type { ExploreSessions } from '../explore/explore-sessions.ts'
import { joinId } from '../explore/ids.ts'
import { openPoint } from '../explore/opened-point.ts'
import type { RestorePoints } from '../explore/restore-points.ts'
import { isShown } from '../policies/cover.ts'
import type { Scopes } from '../policies/scopes.ts'
import type { SignedIn } from '../sign-in/session.ts'
import type { DownloadItem, DownloadStore, Ticket } from '../store/downloads.ts'
import { sendArchive } from './archive/send-archive.ts'
import { etagOf } from './etag.ts'
import { lookAfter, type Session } from './look-after.ts'
import { downloadNameOf } from './names/item-names.ts'
import { openItem } from './open-item.ts'
import { prepare } from './prepare.ts'
import { RunningDownloads } from './running.ts'
import { SaveRight } from './save-right.ts'
import { sendFile } from './send-file.ts'

interface Parts {
  scopes: Scopes
  store: DownloadStore
  restorePoints: RestorePoints
  explores: ExploreSessions
  backup(sessionKey: string): Backup
}

interface Actor {
  signedIn: SignedIn
  sessionKey: string
  log: Logger
}

/** Puts a download on record; resolves before anything of it is sent. */
type Record = (download: Ticket & { name: string }) => Promise<void>

/** `signal`: aborted when they have gone. */
type Asking = Actor & { signal: AbortSignal }

/** Downloads of people: checked first, then fetched by an address that a browser can go to. */
export function createDownloads(parts: Parts) {
  const { store } = parts
  const running = new RunningDownloads(AT_ONCE)
  const saveRight = new SaveRight()

  return {
    async start({ signedIn, sessionKey, signal: gone }: Asking, scope: string, wanted: readonly Wanted[]) {
      const authorized = await parts.scopes.authorize({ signedIn, sessionKey }, scope, 'act')
      const { signal, end } = running.begin(signedIn.person, sessionKey, scope)
      gone.addEventListener('abort', end)
      try {
        const items = await prepare({ ...parts, saveRight }, parts.backup(sessionKey), authorized, wanted, signal)
        const id = randomBytes(32).toString('base64url')
        await store.insert({ id, sessionKey, scope, items }, Date.now())
        const { name, zip } = downloadNameOf(items)
        return { id, name, zip, size: zip ? null : (items[0]?.size ?? null) } satisfies Download
      } finally {
        end()
      }
    },

    async send(
      { signedIn, sessionKey, log }: Actor,
      id: string,
      { req, res, session, record }: { req: Request; res: Response; session: Session; record: Record },
    ) {
      const ticket = await store.find(sessionKey, id, Date.now())
      if (!ticket) throw notFound()
      // Whose data it may be is decided again: a right can be taken away meanwhile.
      const scope = await parts.scopes.authorize({ signedIn, sessionKey }, ticket.scope, 'act')
      const backup = parts.backup(sessionKey)
      const explore = async (item: DownloadItem) => (await openPoint(parts, backup, scope, item)).explore
      const isOpen = ({ container, id }: DownloadItem) => isShown(scope.cover, '', joinId(container, id))
      const { signal, end } = running.begin(signedIn.person, sessionKey, scope.id)
      res.once('close', end)
      const stands = async () =>
        (await session.stands()) &&
        (await isStill(() => parts.scopes.authorize({ signedIn, sessionKey }, scope.id, 'act')))
      const leaveAlone = lookAfter(res, {
        session: { ...session, stands },
        moved: () => store.extend(id, Date.now()),
        end,
        log,
      })
      try {
        const { items } = ticket
        const { name, zip } = downloadNameOf(items)
        const [item] = items
        await record({ ...ticket, name })
        log.info({ scope: ticket.scope, items: items.length, zip }, 'download: begun')
        if (zip || !item) {
          const omitted = await sendArchive(req, res, { name, items, explore, isOpen }, signal)
          log.info({ omitted }, 'download: ended')
        } else {
          const opened = await explore(item)
          const open = () => openItem(opened, item, signal)
          await sendFile(req, res, { name, size: item.size, etag: etagOf(item), open })
          log.info('download: ended')
        }
      } catch (error) {
        if (!res.headersSent || !hasLeft(error)) throw error
        // They have left or signed out: nothing to complain of, and nobody to tell.
        log.info('download: broken off')
        res.destroy()
      } finally {
        leaveAlone()
        end()
      }
    },

    async endSession(sessionKey: string): Promise<void> {
      running.endSession(sessionKey)
      await store.forget(sessionKey)
    },

    async forgetScope(sessionKey: string, scope: string): Promise<void> {
      running.endSession(sessionKey, scope)
      await store.forgetScope(sessionKey, scope)
    },
  }
}

export type Downloads = ReturnType<typeof createDownloads>

/** Facts: a download holds a connection to the backup server for as long as the person's own line takes. */
const AT_ONCE = 8

/** Whether they may; that it cannot be found out is an error, and for what goes on already no answer. */
async function isStill(authorize: () => Promise<unknown>): Promise<boolean> {
  try {
    await authorize()
    return true
  } catch (error) {
    if (error instanceof PortalError && error.status < 500) return false
    throw error
  }
}

const hasLeft = (error: unknown) =>
  error instanceof Error &&
  (error.name === 'AbortError' || ('code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'))
