import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { actingRefused } from './api/acting.ts'

/**
 * Hears of every refusal that pages of a scope meet, whatever they asked for: a list, a preview, a restore. What is
 * asked by mutations comes from the pages on screen.
 */
export const useRefusals = (scope: string): void => {
  const client = useQueryClient()
  useEffect(() => {
    const ofQueries = client.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated' || event.action.type !== 'error') return
      const [noun, whose] = event.query.queryKey
      if (noun === 'scope' && whose === scope) actingRefused(client, scope, event.action.error)
    })
    const ofMutations = client.getMutationCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error') actingRefused(client, scope, event.action.error)
    })
    return () => {
      ofQueries()
      ofMutations()
    }
  }, [client, scope])
}
