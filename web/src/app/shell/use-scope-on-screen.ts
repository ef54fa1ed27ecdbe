import { ownScope } from '@restore-portal/bff/contract/shared'
import { useMatch } from '@tanstack/react-router'
import { useActing } from '../../features/scope/use-acting.ts'

/** Whose data the address is about, and how it stands with acting for them. */
export const useScopeOnScreen = () => {
  const match = useMatch({ from: '/for/$scope', shouldThrow: false })
  return useActing(match?.params.scope ?? ownScope)
}
