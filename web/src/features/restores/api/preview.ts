import { previewRestore, type RestorePreview } from '@restore-portal/bff/contract/restore-preview'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/call.ts'
import type { WishBody } from '../wish.ts'

/**
 * What a restore would do. `wish` stands for what is wished for, which may be too long to tell two questions apart by;
 * of the options, those in `matters` change the answer. One that nobody waits for any more is cancelled.
 */
export const previewQuery = (scope: string, wish: string, matters: readonly unknown[], body: () => WishBody) =>
  queryOptions({
    queryKey: ['scope', scope, 'restore-preview', wish, ...matters],
    queryFn: ({ signal }): Promise<RestorePreview> => call(previewRestore, { body: body(), signal }),
    placeholderData: keepPreviousData,
    // For as long as the dialog is open.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
