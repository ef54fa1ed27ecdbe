import type { Workload } from '../../contract/restores.ts'
import { authorizeScope } from '../policies/scopes.ts'
import { absentAsNull } from './absent.ts'
import type { Backup } from './backup.ts'
import type { Explore, ExploreSessions } from './explore-sessions.ts'
import type { LastSeen } from './last-seen.ts'
import { type Asked, openPoint } from './opened-point.ts'
import { momentOf, type RestorePoint, type RestorePoints } from './restore-points.ts'

interface Parts {
  restorePoints: RestorePoints
  explores: ExploreSessions
  lastSeen: LastSeen
  backup(sessionKey: string): Backup
}

/** Asks an explore session for an item; null: when it came into being or was last changed is not known. */
type Look = (explore: Explore, container: string, id: string) => Promise<string | null>

/** The newest restore point, up to the one asked for, in which an item is still there. */
export async function findLastSeen(
  parts: Parts,
  { signedIn, sessionKey, params }: Asked,
  workload: Workload,
  portalId: string,
  look: Look,
): Promise<string | null> {
  const scope = authorizeScope(signedIn, params.scope)
  const backup = parts.backup(sessionKey)
  const { explore, point } = await openPoint(parts, backup, scope, { workload, point: params.point })
  const { container, id } = explore.innerId(portalId)

  const isThere = async (point: RestorePoint) => {
    const dated = await parts.explores.explore(backup, scope, point, workload)
    const isKnown = dated.containers.some((one) => one.id === container)
    const found = isKnown && (await absentAsNull(look(dated, container, id).then(() => true)))
    return found === true
  }
  return await parts.lastSeen.find(`${explore.key} ${portalId}`, async () => {
    const since = await look(explore, container, id)
    const points = await parts.restorePoints.holding(backup, scope, workload)
    return { points: points.filter(({ time }) => time <= momentOf(point)), since, isThere }
  })
}
