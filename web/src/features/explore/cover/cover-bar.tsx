import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { EyeOff20Regular } from '@fluentui/react-icons'
import { useWhoseWords } from '../../../lib/scope.tsx'
import { ShowProblem } from './show-problem.tsx'
import { useShowing } from './showing.tsx'

const useStyles = makeStyles({
  // No wider than what is around it: the text takes more lines.
  root: { flexShrink: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalS },
})

interface CoverBarProps {
  /** Whose items can be shown at once; undefined where they lie in several. */
  folder?: string | undefined
  /** Words narrow the list: they are looked for in what is shown alone. */
  byWords?: boolean
}

/** Over lists with something covered in it: what that means, and the way to see it. */
export const CoverBar = ({ folder, byWords = false }: CoverBarProps) => {
  const t = useWhoseWords()
  const styles = useStyles()
  const showing = useShowing()
  return (
    <div className={styles.root}>
      <MessageBar intent="info" icon={<EyeOff20Regular />}>
        <MessageBarBody>
          {t('cover.recorded')} {byWords ? t('cover.byWords') : null}
        </MessageBarBody>
        {folder !== undefined && showing ? (
          <MessageBarActions>
            <Button
              disabledFocusable={showing.isBusy(folder)}
              onClick={() => showing.show({ kind: 'folder', id: folder })}
            >
              {t('cover.showFolder')}
            </Button>
          </MessageBarActions>
        ) : null}
      </MessageBar>
      <ShowProblem />
    </div>
  )
}
