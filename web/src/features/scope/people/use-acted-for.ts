import type { ManagedScope } from '@restore-portal/bff/contract/scopes'
import { useQueries } from '@tanstack/react-query'
import { actingQuery } from '../api/acting.ts'

/** Whom of these one acts for already, perhaps in another tab: nothing goes on unseen. */
export const useActedFor = (people: ManagedScope[]): ReadonlySet<string> => {
  const states = useQueries({ queries: people.map(({ id }) => actingQuery(id)) })
  return new Set(states.flatMap(({ data }) => (data?.is === 'acting' ? [data.acting.person.id] : [])))
}
