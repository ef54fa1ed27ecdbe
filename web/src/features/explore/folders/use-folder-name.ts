import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { everything, findPoint, pointsQuery } from '../../../lib/restore-points.ts'
import type { Place } from '../place.ts'
import type { FolderSource } from '../source.ts'
import { folderName } from './folder-name.ts'
import { folderPathQuery } from './folder-path.ts'

/** What a folder is called, also where it is deleted by now; undefined until, or unless, it is found. */
export const useFolderName = (source: FolderSource, scope: string, folder: string | undefined): string | undefined => {
  const { t } = useTranslation()
  const client = useQueryClient()
  const points = useQuery(pointsQuery(scope))
  const found = points.data && findPoint(points.data, source.workload)
  const asOf = found?.is === 'there' ? found.asOf : undefined
  const place: Place = { scope, point: everything, ...(asOf !== undefined && { asOf }) }
  const enabled = folder !== undefined && asOf !== undefined
  const path = useQuery({ ...folderPathQuery(source, place, folder ?? '', client), enabled })
  const here = enabled ? path.data?.at(-1) : undefined
  return here && folderName(here, t)
}
