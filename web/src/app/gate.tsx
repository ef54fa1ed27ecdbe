import { ownScope } from '@restore-portal/bff/contract/shared'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { portalQuery } from '../features/sign-in/api/portal.ts'
import { sessionQuery } from '../features/sign-in/api/session.ts'
import { Failure } from '../features/sign-in/failure.tsx'
import { Opening } from '../features/sign-in/opening.tsx'
import { SignInPage } from '../features/sign-in/sign-in-page.tsx'
import { Welcome } from '../features/sign-in/welcome.tsx'
import { pointsQuery } from '../lib/restore-points.ts'
import { router } from './router.tsx'
import { SandboxNote } from './shell/sandbox-note.tsx'
import { useSessionEnd } from './use-session-end.ts'

/**
 * The portal, or the way into it. The address stays as it is while someone signs in, so that they arrive where they
 * meant to go.
 */
export const Gate = () => {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const portal = useQuery(portalQuery)
  const session = useQuery(sessionQuery)
  const prepare = useCallback(() => queries.prefetchQuery(pointsQuery(ownScope)), [queries])
  useSessionEnd(session.data?.session ?? null)

  const failed = portal.isLoadingError ? portal : session.isLoadingError ? session : undefined
  if (failed) {
    return (
      <Welcome name={portal.data?.name ?? t('product.name')}>
        <Failure
          phase={1}
          error={failed.error}
          action={t('common.tryAgain')}
          onAction={() => void Promise.all([portal.refetch(), session.refetch()])}
        />
      </Welcome>
    )
  }
  if (!portal.data || !session.data || session.data.leaving === true) {
    return <Opening />
  }
  if (session.data.session) return <RouterProvider router={router} />
  return (
    <SignInPage
      portal={portal.data}
      ended={session.data.ended}
      prepare={prepare}
      notice={<SandboxNote sandbox={portal.data.sandbox} />}
    />
  )
}
