import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { previewQuery } from '../api/preview.ts'
import { bodyOf, type Choices, type Wish, workloadsOf } from '../wish.ts'

/** What the restore would do with these choices, asked as they are made. */
export const usePreview = (wish: Wish, choices: Choices) => {
  const id = useId()
  // A folder's name is asked about once it is typed.
  const folder = useDebounced(choices.folder.trim(), 400)
  const settled = { ...choices, folder }
  const { changed, elsewhere, existing } = choices
  return useQuery({
    ...previewQuery(wish.scope, id, [changed, existing, elsewhere ? folder : null], () => bodyOf(wish, settled)),
    enabled: workloadsOf(wish).length > 0,
    // A failure is told at once: nobody has to wait for this.
    retry: false,
  })
}

export type Preview = ReturnType<typeof usePreview>
