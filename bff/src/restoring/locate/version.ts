import { PortalError } from '../../errors.ts'
import { absentAsNotFound, absentAsNull } from '../../explore/absent.ts'
import type { Backup } from '../../explore/backup.ts'
import type { OpenedPoint } from '../../explore/opened-point.ts'
import { openFound } from '../../explore/opened-point.ts'
import { momentOf } from '../../explore/restore-points.ts'
import type { Scope } from '../../policies/scopes.ts'
import { operations } from '../../vb365/operations.ts'
import type { LinkedDocument } from '../../vb365/schemas.ts'
import { timeOf } from '../../vb365/times.ts'
import type { Parts } from '../parts.ts'
import { plainText } from '../plain-text.ts'
import { type Found, locatedDocument } from './located.ts'

export interface VersionParts extends Pick<Parts, 'restorePoints' | 'explores'> {
  backup: Backup
  scope: Scope
}

/** The clocks of Microsoft 365 and the backup server differ: points beside the likely one are looked into as well. */
const CLOCK_MARGIN = 10 * 60_000
const TRIES = 4

/**
 * A file as it was in one version. VB365's operator restore knows "last" and "all" alone, and "last" is the last one of
 * the point that is explored: so the version is restored from the first point after it was written, which has it as its
 * last, unless it was replaced before that backup. Then no request of an operator's restores it alone; it can be
 * downloaded.
 */
export async function locateVersion(
  { explore, point: name }: OpenedPoint,
  drive: string,
  document: LinkedDocument,
  versionId: number,
  parts: VersionParts,
): Promise<Found> {
  const found = (point: string, document: LinkedDocument): Found => ({
    name: plainText(document.name),
    items: [locatedDocument(point, drive, document)],
    version: { id: versionId, name: plainText(document.version ?? '') },
  })
  if (document.versionId === versionId) return found(name, document)
  const params = { drive, document: document.id }
  const version = await absentAsNotFound(
    explore.call(operations.documentVersion, { params: { ...params, version: String(versionId) } }),
  )
  const { backup, scope, restorePoints, explores } = parts
  const written = timeOf(version.modificationTime) - CLOCK_MARGIN
  const points = (await restorePoints.holding(backup, scope, 'onedrive'))
    .filter(({ time }) => time <= momentOf(name) && Date.parse(time) >= written)
    .reverse()
  for (const point of points.slice(0, TRIES)) {
    const dated = await openFound({ explores }, { backup, scope, point, workload: 'onedrive' })
    if (!dated.explore.containers.some(({ id }) => id === drive)) continue
    const then = await absentAsNull(dated.explore.call(operations.document, { params }))
    if (then?.versionId === versionId) return found(dated.point, then)
  }
  throw new PortalError('version_not_restorable')
}
