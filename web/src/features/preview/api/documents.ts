import { getDocumentContent } from '@restore-portal/bff/contract/onedrive'
import { callForBytes } from '../../../lib/call.ts'
import type { Place } from '../place.ts'
import { bytesQuery } from './bytes.ts'

/** A file of a drive, or an earlier version of it. */
export interface InDrive extends Place {
  document: string
  version?: number | undefined
}

export const documentBytesQuery = ({ scope, point, document, version }: InDrive) =>
  bytesQuery(['scope', scope, 'onedrive', point, 'content', document, version ?? null], (signal) =>
    callForBytes(getDocumentContent, {
      params: { scope, point, document },
      query: { version: version === undefined ? undefined : String(version) },
      signal,
    }),
  )
