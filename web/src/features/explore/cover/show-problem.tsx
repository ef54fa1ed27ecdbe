import { ProblemMessage } from '../../../components/problem-message.tsx'
import { useShowing } from './showing.tsx'

/** Why something could not be shown. */
export const ShowProblem = ({ className }: { className?: string | undefined }) => {
  const error = useShowing()?.error
  return error ? (
    <div className={className}>
      <ProblemMessage error={error} />
    </div>
  ) : null
}
