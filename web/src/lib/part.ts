import { ProblemError } from './problem-error.ts'

const isReachable = (): Promise<boolean> =>
  fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
    () => true,
    () => false,
  )

const fetchPart = async <T>(load: () => Promise<T>): Promise<T> => {
  // What is not even asked for, no browser remembers as missing.
  if (!navigator.onLine) throw new ProblemError('offline')
  try {
    return await load()
  } catch (cause) {
    throw new ProblemError((await isReachable()) ? 'part_missing' : 'offline', {}, cause)
  }
}

/**
 * A part of the portal that is not in what every page loads, fetched once. Where it does not come although the server is
 * there, a newer version has taken it away, or the browser remembers that it once did not come: only loading the page
 * anew helps.
 */
export const part = <T>(load: () => Promise<T>) => {
  let there: T | undefined
  return {
    there: () => there,
    fetch: async (): Promise<T> => {
      there ??= await fetchPart(load)
      return there
    },
  }
}
