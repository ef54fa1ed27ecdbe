import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { EyeOff20Regular } from '@fluentui/react-icons'
import { ProblemMessage } from '../../../components/problem-message.tsx'
import { useWhoseWords } from '../../../lib/scope.tsx'
import { useShowing } from './showing.tsx'

const useStyles = makeStyles({
  root: { flexShrink: 0, display: 'grid', gap: tokens.spacingVerticalS, padding: `0 ${tokens.spacingHorizontalM}` },
})

interface CoverBarProps {
  /** Undefined where a search looks into all of them. */
  folder: string | undefined
  /** Words narrow the list: they are looked for in what is shown alone. */
  byWords: boolean
}

/** Over a list with something covered in it: what that means, and the way to see it. */
export const CoverBar = ({ folder, byWords }: CoverBarProps) => {
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
            <Button disabledFocusable={showing.busy} onClick={() => showing.show({ kind: 'folder', id: folder })}>
              {t('cover.showFolder')}
            </Button>
          </MessageBarActions>
        ) : null}
      </MessageBar>
      {showing?.error ? <ProblemMessage error={showing.error} /> : null}
    </div>
  )
}
