import { AsyncLocalStorage } from 'node:async_hooks'
import type { Cover } from '../store/acting.ts'

/** @param cover null: nothing is covered */
export const isShown = (cover: Cover | null, id: string, folder?: string | null): boolean =>
  cover === null || cover.items.has(id) || (typeof folder === 'string' && cover.folders.has(folder))

export const nothingShown = (): Cover => ({ items: new Set(), folders: new Set(), revision: 0 })

/** Whose data a request has touched so far, and what of it may be seen. */
export interface Sight {
  covers: Map<string, Cover | null>
  /** The contents that are answered have been shown. */
  isContentShown: boolean
}

const sights = new AsyncLocalStorage<Sight>()

/** Whatever is authorized within `work` is noted, so that no handler has to pass it on, or can forget to. */
export async function withSight<T>(work: () => Promise<T> | T): Promise<{ answer: T; sight: Sight }> {
  const sight: Sight = { covers: new Map(), isContentShown: false }
  return { answer: await sights.run(sight, work), sight }
}

export function noteCover(scope: string, cover: Cover | null): void {
  const sight = sights.getStore()
  if (!sight) return
  // What is covered once in a request stays so.
  if (!sight.covers.get(scope)) sight.covers.set(scope, cover)
}

export function noteContentShown(): void {
  const sight = sights.getStore()
  if (sight) sight.isContentShown = true
}

/** For what a handler sends by itself. */
export const currentSight = (): Sight => sights.getStore() ?? { covers: new Map(), isContentShown: false }

export const isCovered = ({ covers }: Sight): boolean => [...covers.values()].some((cover) => cover !== null)
