import type { Request } from 'express'
import type { Opened } from '../explore/opened.ts'
import type { Services } from '../services.ts'
import { caller } from '../sign-in/authenticate.ts'
import type { RestoreHeader } from './restore-session.ts'
import type { Work } from './restore-sessions.ts'
import type { SharedPictures } from './shared-picture.ts'

export interface Start {
  opened: Opened
  target: RestoreHeader['target']
  reason: string | undefined
  work: Work[]
}

/** Starts a restore in the background and answers with its session; the live picture is kept as long as it runs. */
export async function startRestore(
  { restores }: Services,
  request: Request,
  pictures: Pick<SharedPictures<unknown>, 'begin' | 'end'>,
  { opened: { session, scope }, target, reason, work }: Start,
): Promise<{ sessionId: string }> {
  const what = session.type === 'Vex' ? 'mailbox' : 'OneDrive'
  const count = work.length === 1 ? '1 item' : `${work.length} items`
  pictures.begin(scope.account)
  try {
    const [restore, done] = await restores.start(
      {
        owner: session.owner,
        type: session.type,
        name: `Restore ${count} to the ${what} of ${scope.displayName}`,
        scopeName: scope.email,
        initiatedBy: caller(request).person.email,
        account: scope.account,
        target,
        reason,
      },
      work,
    )
    void done.finally(() => pictures.end(scope.account))
    return { sessionId: restore.id }
  } catch (error) {
    pictures.end(scope.account)
    throw error
  }
}

/** What is named twice is restored once. */
export function uniqueBy<T>(rows: T[], idOf: (row: T) => string): T[] {
  return [...new Map(rows.map((row) => [idOf(row), row])).values()]
}
