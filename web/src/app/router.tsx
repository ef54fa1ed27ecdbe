import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router'
import { accessHistorySearch } from '../features/access-history/search-params.ts'
import { peopleSearch } from '../features/scope/search-params.ts'
import { Broken } from './broken.tsx'
import { latePages } from './late-pages.tsx'
import { NotFound } from './not-found.tsx'
import { pagesOf } from './pages.ts'
import { Shell } from './shell/shell.tsx'

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Broken })

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/mail', replace: true })
  },
})

const managedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/for/$scope',
  component: latePages.for,
})

const managedIndexRoute = createRoute({
  getParentRoute: () => managedRoute,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/for/$scope/mail', params, replace: true })
  },
})

const peopleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people',
  validateSearch: (search) => peopleSearch.parse(search),
  component: latePages.people,
})

const accessHistoryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/access-history',
  validateSearch: (search) => accessHistorySearch.parse(search),
  component: latePages['access-history'],
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
    ...pagesOf(rootRoute),
    managedRoute.addChildren([managedIndexRoute, ...pagesOf(managedRoute)]),
    peopleRoute,
    accessHistoryRoute,
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
