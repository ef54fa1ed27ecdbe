import { type AnyRoute, createRoute } from '@tanstack/react-router'
import { compareSearch } from '../features/compare/search-params.ts'
import { exploreSearch, searchSearch } from '../features/explore/search-params.ts'
import { restoresSearch } from '../features/restores/search-params.ts'
import { latePages } from './late-pages.tsx'
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
      component: latePages.compare,
    }),
    createRoute({
      getParentRoute,
      path: '/search',
      validateSearch: (search) => searchSearch.parse(search),
      component: latePages.search,
    }),
    createRoute({
      getParentRoute,
      path: '/restore-list',
      component: latePages['restore-list'],
    }),
    createRoute({
      getParentRoute,
      path: '/restores',
      validateSearch: (search) => restoresSearch.parse(search),
      component: latePages.restores,
    }),
    createRoute({
      getParentRoute,
      path: '/restores/$restore',
      component: latePages.restore,
    }),
  ] as const
}
