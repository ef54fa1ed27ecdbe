import type { Workload } from '../../contract/restores.ts'
import { operations } from '../vb365/operations.ts'
import { ROOT } from './ids.ts'
import { type Asked, openAsked, type PointParts } from './opened-point.ts'

/** What a folder is called; empty for the top of a mailbox or drive. */
export async function nameOfFolder(
  parts: PointParts,
  asked: Asked,
  workload: Workload,
  portalId: string,
): Promise<string> {
  const { explore } = await openAsked(parts, asked, workload)
  const { container, id: folder } = explore.innerId(portalId)
  if (folder === ROOT) return ''
  const { name } = await (workload === 'mail'
    ? explore.call(operations.mailFolder, { params: { mailbox: container, folder } })
    : explore.call(operations.driveFolder, { params: { drive: container, folder } }))
  return name ?? ''
}
