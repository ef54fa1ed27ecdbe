import { useCallback, useSyncExternalStore } from 'react'
import type { z } from 'zod'

/** What someone chose for how things look, kept by the browser until they sign out. Never anything of their data. */
const listeners = new Set<() => void>()

const keyOf = (name: string) => `restore-portal.${name}`

const subscribe = (changed: () => void) => {
  listeners.add(changed)
  window.addEventListener('storage', changed)
  return () => {
    listeners.delete(changed)
    window.removeEventListener('storage', changed)
  }
}

// A browser may refuse storage altogether: the choice then lives as long as the page.
const unkept = new Map<string, string>()

const read = (name: string): string | null => {
  try {
    return localStorage.getItem(keyOf(name)) ?? unkept.get(name) ?? null
  } catch {
    return unkept.get(name) ?? null
  }
}

const write = (name: string, text: string): void => {
  unkept.set(name, text)
  try {
    localStorage.setItem(keyOf(name), text)
  } catch {
    // Kept above.
  }
  for (const changed of listeners) changed()
}

const parsed = <T>(text: string | null, schema: z.ZodType<T>, fallback: T): T => {
  if (text === null) return fallback
  try {
    return schema.catch(fallback).parse(JSON.parse(text))
  } catch {
    return fallback
  }
}

/** A choice and how to change it, the same in every part of the page and in every tab. */
export const usePreference = <T>(name: string, schema: z.ZodType<T>, fallback: T): [T, (value: T) => void] => {
  const text = useSyncExternalStore(subscribe, () => read(name))
  const choose = useCallback((value: T) => write(name, JSON.stringify(value)), [name])
  return [parsed(text, schema, fallback), choose]
}
