import { z } from 'zod'
import { operation } from './operation.ts'
import { workload } from './restores.ts'
import { point, portalId, scope } from './shared.ts'

export const downloadItem = z
  .object({
    workload,
    point,
    id: portalId,
    /** `folder`: with everything in it. */
    kind: z.enum(['item', 'folder']),
    /** An earlier version of a file, by its `versionId`. */
    version: z.int32().nonnegative().optional(),
  })
  .refine(({ workload, kind, version }) => version === undefined || (workload === 'onedrive' && kind === 'item'), {
    path: ['version'],
    error: 'only a file has versions',
  })

/** A download that has been checked and waits at {@link downloadPath}, for an hour after it was last used. */
export const download = z.object({
  id: portalId,
  /** Of the file that the browser will save. */
  name: z.string(),
  /** Bytes, where known beforehand. */
  size: z.int().nullable(),
  /** Several things or a folder come as one ZIP; it cannot be resumed. */
  zip: z.boolean(),
})

export type DownloadItem = z.input<typeof downloadItem>
export type Download = z.output<typeof download>

/** A browser saves a file by going to its address, and cannot send the API's header on its way there. */
export const startDownload = operation({
  method: 'post',
  path: '/downloads',
  summary: 'Check that things can be downloaded, and get an address to download them from',
  audit: { none: 'recorded when it is fetched, from an address that is of use to this person alone' },
  body: z.object({ scope, items: z.array(downloadItem).min(1).max(10_000) }),
  response: download,
  status: 201,
})

/** Where the browser goes to download it: for this portal session alone, and not below `/api`. */
export const downloadPath = (id: string): string => `/downloads/${encodeURIComponent(id)}`
