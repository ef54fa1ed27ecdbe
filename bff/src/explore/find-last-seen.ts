import type { Workload } from '../../contract/restores.ts'
import { absentAsNull } from './absent.ts'
import type { Explore } from './explore-sessions.ts'
import type { LastSeen } from './last-seen.ts'
import { type Asked, findAsked, openFound, type PointParts } from './opened-point.ts'
import { momentOf, type RestorePoint } from './restore-points.ts'

interface Parts extends PointParts {
  lastSeen: LastSeen
}

/** Asks an explore session for an item; null: when it came into being or was last changed is not known. */
type Look = (explore: Explore, container: string, id: string) => Promise<string | null>

/** The newest restore point, up to the one asked for, in which an item is still there. */
export async function findLastSeen(
  parts: Parts,
  asked: Asked,
  workload: Workload,
  portalId: string,
  look: Look,
): Promise<string | null> {
  const found = await findAsked(parts, asked, workload)
  const { backup, scope } = found
  const { explore, point } = await openFound(parts, found)
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
