import type { ComponentType } from 'react'
import { late } from '../components/late.tsx'
import { PageSkeleton } from './page-skeleton.tsx'

const latePage = (name: string, load: () => Promise<ComponentType<object>>) =>
  late(name, load, { pending: <PageSkeleton />, page: true })

/** The pages besides Mail and OneDrive, by what their addresses say. */
export const latePages = {
  'access-history': latePage(
    'access-history',
    async () => (await import('./routes/access-history.tsx')).AccessHistoryRoute,
  ),
  compare: latePage('compare', async () => (await import('./routes/compare.tsx')).CompareRoute),
  for: latePage('for', async () => (await import('./routes/managed.tsx')).ManagedRoute),
  people: latePage('people', async () => (await import('./routes/people.tsx')).PeopleRoute),
  restore: latePage('restore', async () => (await import('./routes/restores.tsx')).RestoreRoute),
  'restore-list': latePage('restore-list', async () => (await import('./routes/restore-list.tsx')).RestoreListRoute),
  restores: latePage('restores', async () => (await import('./routes/restores.tsx')).RestoresRoute),
  search: latePage('search', async () => (await import('./routes/search.tsx')).SearchRoute),
}

/** What an address needs is on its way while it is still asked who is there. */
export const fetchPagesOf = (path: string): void => {
  const parts = path.split('/')
  for (const [name, { fetch }] of Object.entries(latePages)) {
    // Where it fails, the page itself says so.
    if (parts.includes(name)) fetch().catch(() => undefined)
  }
}
