import { getPortal } from '@restore-portal/bff/contract/portal'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/call.ts'

export const portalQuery = queryOptions({
  queryKey: ['portal'],
  queryFn: ({ signal }) => call(getPortal, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})
