import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { forgetScope } from './api/acting.ts'

/** Once the pages of a scope are gone, so is all that they knew. */
export const useForgetting = (scope: string): void => {
  const client = useQueryClient()
  useEffect(() => forgetScope(client, scope), [client, scope])
}
