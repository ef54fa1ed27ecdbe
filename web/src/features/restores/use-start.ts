import type { Restore } from '@restore-portal/bff/contract/restores'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type FailureCode, isProblem } from '../../lib/problem-error.ts'
import { restoresQuery, start } from './api/restores.ts'
import { type Choices, requestOf, type Wish } from './wish.ts'

/** Refusals after which nothing was started and nothing ever will be: the next try is another wish. */
const refused: FailureCode[] = ['invalid_request', 'nothing_to_restore', 'too_large']

/** One dialog is one wish: its key stays the same however often the person tries, so that it is carried out once. */
export const useStart = (wish: Wish, onStarted: (restore: Restore) => void) => {
  const queries = useQueryClient()
  const [key, setKey] = useState(() => crypto.randomUUID())
  return useMutation({
    mutationFn: (choices: Choices) => start(requestOf(wish, choices), key),
    onSuccess: (restore) => {
      void queries.invalidateQueries({ queryKey: restoresQuery.queryKey })
      onStarted(restore)
    },
    onError: (error) => {
      if (refused.some((code) => isProblem(error, code))) setKey(crypto.randomUUID())
    },
  })
}
