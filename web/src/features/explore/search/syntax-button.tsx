import { makeStyles, tokens } from '@fluentui/react-components'
import { Code20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { Workload } from '../place.ts'
import { PanelButton } from './panel-button.tsx'
import { SyntaxEditor } from './syntax-editor.tsx'

const useStyles = makeStyles({
  panel: { display: 'grid', gap: tokens.spacingVerticalM, width: '480px' },
  help: { margin: 0, color: tokens.colorNeutralForeground2 },
})

interface SyntaxButtonProps {
  workload: Workload | null
  text: string
  onSyntax: (workload: Workload, text: string) => void
}

/** For those who know VB365's syntax: what is asked of it, to read and to change. */
export const SyntaxButton = ({ workload, text, onSyntax }: SyntaxButtonProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const workloads: Workload[] = workload === null ? ['mail', 'onedrive'] : [workload]
  return (
    <PanelButton label={t('search.syntax')} icon={<Code20Regular />} appearance="subtle" className={styles.panel}>
      {(close) => (
        <>
          <p className={styles.help}>{t('search.syntaxHelp')}</p>
          {workloads.map((each) => (
            <SyntaxEditor
              key={each}
              workload={each}
              text={text}
              onApply={(edited) => {
                close()
                onSyntax(each, edited)
              }}
            />
          ))}
        </>
      )}
    </PanelButton>
  )
}
