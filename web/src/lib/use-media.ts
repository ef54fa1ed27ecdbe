import { useSyncExternalStore } from 'react'

interface Watched {
  subscribe: (changed: () => void) => () => void
  matches: () => boolean
}

/** Making a media query costs more than asking it, and components ask at each render. */
const watched = new Map<string, Watched>()

const watch = (query: string): Watched => {
  const known = watched.get(query)
  if (known) return known
  const media = matchMedia(query)
  const made: Watched = {
    subscribe: (changed) => {
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    matches: () => media.matches,
  }
  watched.set(query, made)
  return made
}

/** Whether the window matches a media query, now and when that changes. */
export const useMedia = (query: string): boolean => {
  const { subscribe, matches } = watch(query)
  return useSyncExternalStore(subscribe, matches)
}
