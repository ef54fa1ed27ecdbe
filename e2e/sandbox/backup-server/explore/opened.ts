import type { Request } from 'express'
import type { Account } from '../../tenant/types.ts'
import type { DriveView } from '../backups/drive-view.ts'
import type { MailboxView } from '../backups/mail-view.ts'
import type { Pinned } from '../backups/views.ts'
import { notFound } from '../http/errors.ts'
import { param } from '../http/operations.ts'
import { personInScope } from '../organization/people.ts'
import type { Services } from '../services.ts'
import { caller } from '../sign-in/authenticate.ts'
import type { ExploreSession } from './explore-sessions.ts'

export interface Opened {
  session: ExploreSession
  /** Whose data the session shows. */
  scope: Account
  pinned: Pinned
  /** Where the session's resources lie: `https://…/v8/RestoreSessions/{id}/organization`. */
  base: string
}

/**
 * The explore session a request names. Whoever opened it must still be allowed to manage the person: a right that was
 * taken away is gone at once, also in sessions that are open.
 */
export function opened(services: Services, request: Request, type?: 'Vex' | 'Veod'): Opened {
  const { person, directory } = caller(request)
  const id = param(request, 'restoreSessionId')
  const session = services.explores.find(id, person.oid)
  if (session === undefined || session.state === 'Stopped') throw notFound(`There is no open restore session ${id}.`)
  if (type !== undefined && session.type !== type)
    throw notFound(`The restore session ${id} is not of the type ${type}.`)
  const scope = personInScope(directory, person, session.scopeOid)
  services.explores.use(session)
  const { points, showDeleted, showAllVersions } = session
  return {
    session,
    scope,
    pinned: { account: scope, points, showDeleted, showAllVersions },
    base: `${services.publicUrl}/v8/RestoreSessions/${session.id}/organization`,
  }
}

export interface OpenedMail extends Opened {
  boxes: MailboxView[]
}

/** An archive that was empty then is not shown. */
export async function openedMail(services: Services, request: Request): Promise<OpenedMail> {
  const found = opened(services, request, 'Vex')
  const boxes = await services.views.mailboxes(found.pinned)
  return { ...found, boxes: boxes.filter((box) => !box.isArchive || box.folders.length > 0) }
}

export async function openedMailbox(services: Services, request: Request): Promise<OpenedMail & { box: MailboxView }> {
  const found = await openedMail(services, request)
  const id = param(request, 'mailboxId')
  const box = found.boxes.find((one) => one.id === id.toLowerCase())
  if (box === undefined) throw notFound(`There is no mailbox with the ID ${id}.`)
  return { ...found, box }
}

export async function openedDrives(services: Services, request: Request): Promise<Opened & { drive: DriveView }> {
  const found = opened(services, request, 'Veod')
  return { ...found, drive: await services.views.drive(found.pinned) }
}

export async function openedDrive(services: Services, request: Request): Promise<Opened & { drive: DriveView }> {
  const found = await openedDrives(services, request)
  const id = param(request, 'oneDriveId')
  if (found.drive.id !== id.toLowerCase()) throw notFound(`There is no OneDrive with the ID ${id}.`)
  return found
}
