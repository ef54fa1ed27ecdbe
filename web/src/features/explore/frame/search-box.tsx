import { Field, SearchBox as FluentSearchBox, makeStyles } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { phone } from '../../../lib/layout.ts'
import { isProblem } from '../../../lib/problem-error.ts'
import { useDebounced } from '../../../lib/use-debounced.ts'
import type { Workload } from '../place.ts'

const useStyles = makeStyles({
  field: { flexGrow: 1, minWidth: 0, maxWidth: '520px', [phone]: { maxWidth: 'none' } },
  box: { width: '100%', maxWidth: 'none' },
})

interface SearchBoxProps {
  workload: Workload
  q: string | undefined
  error: unknown
  onSearch: (q: string | undefined) => void
}

const settle = (text: string): string | undefined => text.trim() || undefined

/** Searches as one types, at the first pause; Enter does not wait for it. */
export const SearchBox = ({ workload, q, error, onSearch }: SearchBoxProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const [text, setText] = useState(q ?? '')
  const asked = useRef(q)
  const settled = useDebounced(text, 300)

  const ask = (words: string | undefined) => {
    if (words === asked.current) return
    asked.current = words
    onSearch(words)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a pause in typing asks
  useEffect(() => ask(settle(settled)), [settled])
  // Back, forward and links change the search without the box.
  useEffect(() => {
    if (q === asked.current) return
    asked.current = q
    setText(q ?? '')
  }, [q])

  const invalid = isProblem(error, 'search_invalid')
  return (
    <Field
      className={styles.field}
      validationState={invalid ? 'error' : 'none'}
      {...(invalid && {
        validationMessage: `${t('problem.search_invalid.sentence')} ${t('problem.search_invalid.next')}`,
      })}
    >
      <FluentSearchBox
        className={styles.box}
        aria-label={t(`search.${workload}`)}
        placeholder={t(`search.${workload}`)}
        value={text}
        dismiss={{ 'aria-label': t('search.clear') }}
        onChange={(_, data) => setText(data.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') ask(settle(text))
          if (event.key === 'Escape' && text !== '') {
            setText('')
            ask(undefined)
          }
        }}
      />
    </Field>
  )
}
