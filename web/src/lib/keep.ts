/** What a dated restore point holds never changes: an answer is good for as long as the page lives. */
export const immutable = { staleTime: Number.POSITIVE_INFINITY, gcTime: 30 * 60_000 } as const

/** While the server still reads a folder, its list grows and its order may change: ask again each second. */
export const untilComplete = (page: { complete: boolean } | undefined): number | false =>
  page && !page.complete ? 1000 : false
