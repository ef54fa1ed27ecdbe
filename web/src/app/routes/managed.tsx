import { getRouteApi, Outlet } from '@tanstack/react-router'
import { ActingGate } from '../../features/scope/acting-gate.tsx'
import { usePortal } from '../use-portal.ts'

const managed = getRouteApi('/for/$scope')

/** All pages of a person acted for. */
export const ManagedRoute = () => {
  const { scope } = managed.useParams()
  return (
    <ActingGate key={scope} scope={scope} portalName={usePortal().name}>
      <Outlet />
    </ActingGate>
  )
}
