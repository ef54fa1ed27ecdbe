import { ownScope } from '@restore-portal/bff/contract/shared'
import { getRouteApi } from '@tanstack/react-router'
import { type ScopedPage, useScope } from '../../lib/scope.tsx'

/** A page's address and what is in it, whoever's data it shows: both trees of routes hold the same pages. */
export const usePage = <Page extends ScopedPage>(page: Page) => {
  const scope = useScope()
  return getRouteApi((scope === ownScope ? page : `/for/$scope${page}`) as Page)
}
