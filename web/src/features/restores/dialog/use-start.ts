import type { Restore } from '@restore-portal/bff/contract/restores'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type FailureCode, isProblem } from '../../../lib/problem-error.ts'
import { restoresKey, start } from '../api/restores.ts'
import { bodyOf, type Choices, type Wish } from '../wish.ts'

/** Refusals after which nothing was started and nothing ever will be: the next try is another wish. */
const refused: FailureCode[] = [
  'invalid_request',
  'nothing_to_restore',
  'too_large',
  'reason_required',
  'reason_invalid',
]

/** One dialog is one wish: its key stays the same however often the person tries, so that it is carried out once. */
export const useStart = (wish: Wish, onStarted: (restore: Restore) => void) => {
  const queries = useQueryClient()
  const [key, setKey] = useState(() => crypto.randomUUID())
  return useMutation({
    mutationFn: ({ choices, reason }: { choices: Choices; reason: string }) =>
      start({ ...bodyOf(wish, choices), ...(reason.trim() !== '' && { reason: reason.trim() }) }, key),
    onSuccess: (restore) => {
      void queries.invalidateQueries({ queryKey: restoresKey })
      onStarted(restore)
    },
    onError: (error) => {
      if (refused.some((code) => isProblem(error, code))) setKey(crypto.randomUUID())
    },
  })
}
