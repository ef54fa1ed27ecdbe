import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { forgetActing, stop } from './api/acting.ts'

/** Stops acting, leaves the pages, and forgets what they showed. */
export const useStop = (scope: string): (() => void) => {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useCallback(() => {
    const go = async () => {
      if (!(await stop(client, scope))) return
      await navigate({ to: '/people' })
      forgetActing(client, scope)
    }
    void go()
  }, [client, navigate, scope])
}
