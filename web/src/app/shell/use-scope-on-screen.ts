import { useMatch } from '@tanstack/react-router'
import { useActing } from '../../features/scope/use-acting.ts'
import { ownScope } from '../../lib/scope.tsx'

/** Whose data the address is about, and how it stands with acting for them. */
export const useScopeOnScreen = () => {
  const match = useMatch({ from: '/for/$scope', shouldThrow: false })
  return useActing(match?.params.scope ?? ownScope)
}
