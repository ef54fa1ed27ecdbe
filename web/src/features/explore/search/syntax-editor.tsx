import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workload } from '../place.ts'
import { elsewhereWords } from './elsewhere-words.ts'
import { compileSearch } from './language/compile.ts'
import { SearchTrouble } from './search-trouble.tsx'

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalS },
  text: { fontFamily: tokens.fontFamilyMonospace },
  action: { justifySelf: 'end' },
})

interface SyntaxEditorProps {
  workload: Workload
  text: string
  onApply: (text: string) => void
}

export const SyntaxEditor = ({ workload, text, onApply }: SyntaxEditorProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const [edited, setEdited] = useState(() => {
    const compiled = compileSearch(text, workload)
    return compiled.is === 'query' ? compiled.query : text
  })
  const compiled = compileSearch(edited, workload)
  const trouble =
    compiled.is === 'wrong' ? (
      <SearchTrouble text={edited} problem={compiled.problem} onMend={setEdited} />
    ) : compiled.is === 'elsewhere' ? (
      elsewhereWords(compiled.criteria, workload, t)
    ) : null
  return (
    <form
      className={styles.root}
      onSubmit={(event) => {
        event.preventDefault()
        if (compiled.is === 'query') onApply(edited)
      }}
    >
      <Field
        label={t(`search.syntaxOf.${workload}`)}
        validationState={trouble ? 'error' : 'none'}
        {...(trouble && { validationMessage: trouble })}
      >
        <Textarea
          textarea={{ className: styles.text, rows: 3, spellCheck: false, dir: 'auto' }}
          value={edited}
          onChange={(_, data) => setEdited(data.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return
            event.preventDefault()
            event.currentTarget.form?.requestSubmit()
          }}
        />
      </Field>
      <Button
        className={styles.action}
        appearance="primary"
        size="small"
        type="submit"
        disabledFocusable={compiled.is !== 'query'}
      >
        {t(`search.in.${workload}`)}
      </Button>
    </form>
  )
}
