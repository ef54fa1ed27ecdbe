import { makeStyles, tokens } from '@fluentui/react-components'
import { ProblemMessage } from '../../components/problem-message.tsx'
import { useForgetting } from './use-forgetting.ts'
import { useStop } from './use-stop.ts'

const useStyles = makeStyles({ root: { padding: tokens.spacingHorizontalXXL } })

/** The server has not heard yet that one wants to stop; nothing is shown meanwhile. */
export const StopFailed = ({ scope, error }: { scope: string; error: unknown }) => {
  const styles = useStyles()
  useForgetting(scope)
  return (
    <div className={styles.root}>
      <ProblemMessage error={error} onRetry={useStop(scope)} />
    </div>
  )
}
