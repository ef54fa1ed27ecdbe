import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { compareSearch } from '../features/compare/search-params.ts'
import { exploreSearch, searchSearch } from '../features/explore/search-params.ts'
import { restoresSearch } from '../features/restores/search-params.ts'
import { DriveRoute, MailRoute } from './routes/explore.tsx'

/** The pages of somebody's data. They are there twice: for oneself, and for a person acted for. */
export const pagesOf = <Parent extends AnyRoute>(parent: Parent) => {
  const getParentRoute = () => parent
  return [
    createRoute({
      getParentRoute,
      path: '/mail',
      validateSearch: (search) => exploreSearch.parse(search),
      component: MailRoute,
    }),
    createRoute({
      getParentRoute,
      path: '/onedrive',
      validateSearch: (search) => exploreSearch.parse(search),
      component: DriveRoute,
    }),
    createRoute({
      getParentRoute,
      path: '/compare',
      validateSearch: (search) => compareSearch.parse(search),
      component: lazyRouteComponent(() => import('./routes/compare.tsx'), 'CompareRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/search',
      validateSearch: (search) => searchSearch.parse(search),
      component: lazyRouteComponent(() => import('./routes/search.tsx'), 'SearchRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/restore-list',
      component: lazyRouteComponent(() => import('./routes/restore-list.tsx'), 'RestoreListRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/restores',
      validateSearch: (search) => restoresSearch.parse(search),
      component: lazyRouteComponent(() => import('./routes/restores.tsx'), 'RestoresRoute'),
    }),
    createRoute({
      getParentRoute,
      path: '/restores/$restore',
      component: lazyRouteComponent(() => import('./routes/restores.tsx'), 'RestoreRoute'),
    }),
  ] as const
}
