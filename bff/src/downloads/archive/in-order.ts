/**
 * What `work` makes of each item, in their order, while it is at work on so many of the next. Whatever the caller
 * leaves unread when it stops must end by itself.
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  ahead: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const source = items[Symbol.asyncIterator]()
  const coming: Promise<IteratorResult<Result, null>>[] = []
  const begin = async (): Promise<IteratorResult<Result, null>> => {
    const next = await source.next()
    return next.done ? { done: true, value: null } : { done: false, value: await work(next.value) }
  }
  try {
    for (;;) {
      while (coming.length <= ahead) {
        const result = begin()
        // Seen when its turn comes, which may be never.
        result.catch(() => {})
        coming.push(result)
      }
      const result = await coming.shift()
      if (!result || result.done) return
      yield result.value
    }
  } finally {
    // Not waited for: what it is at work on ends in its own time.
    source.return?.().catch(() => {})
  }
}
