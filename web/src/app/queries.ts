import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { sessionExpired } from '../features/sign-in/api/session.ts'
import { isProblem, ProblemError } from '../lib/problem-error.ts'

const onError = (error: unknown): void => {
  if (isProblem(error, 'sign_in_required')) sessionExpired(queries)
}

/** Failures that may be over in a second. Everything else would only fail again. */
const passing = new Set(['offline', 'backup_server_busy', 'too_many_requests'])

/** Seconds for which a page may seem to load; whoever has to wait longer is told. */
const PATIENCE = 10

const isPassing = (error: unknown): error is ProblemError =>
  error instanceof ProblemError && passing.has(error.code) && (error.retryAfter ?? 0) <= PATIENCE

export const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 2 && isPassing(error),
      retryDelay: (failures, error) =>
        error instanceof ProblemError && error.retryAfter ? error.retryAfter * 1000 : 500 * 2 ** failures,
      refetchOnWindowFocus: false,
      // `fetch` itself says whether there is a connection, and is right more often.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})
