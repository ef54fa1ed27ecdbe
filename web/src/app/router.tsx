import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { compareSearch } from '../features/compare/search-params.ts'
import { exploreSearch, searchSearch } from '../features/explore/search-params.ts'
import { restoresSearch } from '../features/restores/search-params.ts'
import { Broken } from './broken.tsx'
import { NotFound } from './not-found.tsx'
import { DriveRoute, MailRoute } from './routes/explore.tsx'
import { Shell } from './shell/shell.tsx'

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Broken })

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/mail', replace: true })
  },
})

export const mailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/mail',
  validateSearch: (search) => exploreSearch.parse(search),
  component: MailRoute,
})

export const driveRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/onedrive',
  validateSearch: (search) => exploreSearch.parse(search),
  component: DriveRoute,
})

export const compareRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/compare',
  validateSearch: (search) => compareSearch.parse(search),
  component: lazyRouteComponent(() => import('./routes/compare.tsx'), 'CompareRoute'),
})

const searchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/search',
  validateSearch: (search) => searchSearch.parse(search),
  component: lazyRouteComponent(() => import('./routes/search.tsx'), 'SearchRoute'),
})

const restoreListRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/restore-list',
  component: lazyRouteComponent(() => import('./routes/restore-list.tsx'), 'RestoreListRoute'),
})

const restoresRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/restores',
  validateSearch: (search) => restoresSearch.parse(search),
  component: lazyRouteComponent(() => import('./routes/restores.tsx'), 'RestoresRoute'),
})

export const restoreRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/restores/$restore',
  component: lazyRouteComponent(() => import('./routes/restores.tsx'), 'RestoreRoute'),
})

/** Plain `?q=2025`, as people write it: the router would else make numbers and JSON of it. */
const parseSearch = (search: string): Record<string, string> => Object.fromEntries(new URLSearchParams(search))

const stringifySearch = (search: Record<string, unknown>): string => {
  const given = Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ''
}

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    indexRoute,
    mailRoute,
    driveRoute,
    searchRoute,
    compareRoute,
    restoreListRoute,
    restoresRoute,
    restoreRoute,
  ]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
