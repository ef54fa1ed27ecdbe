import type { Acting } from '@restore-portal/bff/contract/acting'
import { ownScope } from '@restore-portal/bff/contract/shared'
import { useQuery } from '@tanstack/react-query'
import { actingQuery } from './api/acting.ts'

/** Whom this page acts for; null on pages of one's own, and as long as it is not certain. */
export const useActing = (scope: string): (Acting & { since: string }) | null => {
  const { data } = useQuery({ ...actingQuery(scope), enabled: scope !== ownScope })
  if (scope === ownScope || data?.is !== 'acting') return null
  const { since } = data.acting
  return since === null ? null : { ...data.acting, since }
}
