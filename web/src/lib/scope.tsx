import { ownScope } from '@restore-portal/bff/contract/shared'
import { type NavigateOptions, useNavigate } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { createContext, type ReactNode, use, useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { isolate } from './isolate.ts'

/** Whose data a page shows. */
export interface Whose {
  scope: string
  /** Of a managed person; null: the signed-in person looks at what is theirs. */
  name: string | null
  /** What they wrote may be covered until it is shown: what is covered need not be asked for. */
  covered?: boolean
}

const Context = createContext<Whose>({ scope: ownScope, name: null })

export const useWhose = (): Whose => use(Context)
export const useScope = (): string => useWhose().scope

/**
 * Words about whose data is on screen: "your mailbox", or, of a text that has a second form (`_theirs`), "Karim
 * Haddad’s mailbox".
 */
export const useWhoseWords = (): TFunction => {
  const { t } = useTranslation()
  const { name } = useWhose()
  return useMemo(() => {
    if (name === null) return t
    const whose = { context: 'theirs', whose: isolate(name) }
    const words = (key: string, options?: object) => t(key as never, { ...whose, ...options } as never)
    return words as unknown as typeof t
  }, [t, name])
}

export const ScopeProvider = ({ scope, name, covered = false, children }: Whose & { children: ReactNode }) => (
  <Context value={useMemo(() => ({ scope, name, covered }), [scope, name, covered])}>{children}</Context>
)

/** The pages that show somebody's data: one's own at these addresses, a managed person's below `/for/$scope`. */
export const scopedPages = [
  '/mail',
  '/onedrive',
  '/search',
  '/compare',
  '/restore-list',
  '/restores',
  '/restores/$restore',
] as const

export type ScopedPage = (typeof scopedPages)[number]

const isScoped = (to: unknown): to is ScopedPage => scopedPages.some((page) => page === to)

/** A link as it is written, to one's own page, made one to the same page of a scope. */
export const inScope = <T extends { to?: unknown; params?: unknown }>(scope: string, link: T): T =>
  scope === ownScope || !isScoped(link.to)
    ? link
    : { ...link, to: `/for/$scope${link.to}`, params: { ...(link.params as object | undefined), scope } }

/** Goes to a page of the person whose data is on screen. */
export const useGo = () => {
  const navigate = useNavigate()
  const scope = useScope()
  return useCallback((to: NavigateOptions) => void navigate(inScope(scope, to)), [navigate, scope])
}
