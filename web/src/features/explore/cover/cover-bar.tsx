import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components'
import { EyeOff20Regular } from '@fluentui/react-icons'
import { ProblemMessage } from '../../../components/problem-message.tsx'
import { useWhoseWords } from '../../../lib/scope.tsx'
import { useShowing } from './showing.tsx'

interface CoverBarProps {
  /** Undefined where a search looks into all of them. */
  folder: string | undefined
  /** Words narrow the list: they are looked for in what is shown alone. */
  byWords: boolean
}

/** Over a list with something covered in it: what that means, and the way to see it. */
export const CoverBar = ({ folder, byWords }: CoverBarProps) => {
  const t = useWhoseWords()
  const showing = useShowing()
  return (
    <>
      <MessageBar intent="info" icon={<EyeOff20Regular />} layout="multiline">
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
    </>
  )
}
