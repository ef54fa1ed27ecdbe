import { Field, SearchBox as FluentSearchBox, makeStyles, Tag, TagGroup, tokens } from '@fluentui/react-components'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { phone } from '../../../lib/layout.ts'
import { isProblem } from '../../../lib/problem-error.ts'
import type { Workload } from '../place.ts'
import { chipWords } from './chip-words.ts'
import { compileSearch } from './language/compile.ts'
import { unknownCriteria } from './language/unknown.ts'
import { OptionsButton } from './options-button.tsx'
import { SearchTrouble } from './search-trouble.tsx'
import { SyntaxButton } from './syntax-button.tsx'
import { useSearchKey } from './use-search-key.ts'
import { useSearchText } from './use-search-text.ts'

const useStyles = makeStyles({
  root: { flexGrow: 1, minWidth: 0, maxWidth: '640px', [phone]: { maxWidth: 'none' } },
  line: { display: 'flex', gap: tokens.spacingHorizontalXS },
  box: { flexGrow: 1, minWidth: 0, maxWidth: 'none' },
  chips: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS, marginTop: tokens.spacingVerticalXS },
  chip: { maxWidth: '100%', minWidth: 0 },
  words: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', maxWidth: '32ch' },
})

interface SearchBoxProps {
  /** Null: mail and OneDrive together. */
  workload: Workload | null
  q: string | undefined
  /** What the backup server said to it. */
  error: unknown
  onSearch: (q: string | undefined) => void
  /** Where the search in VB365's own words, edited by hand, is to be made. */
  onSyntax: (workload: Workload, text: string) => void
  /** Takes the focus to what was found. */
  onDown: () => void
}

/** A field for words and VB365's syntax; conditions that all must hold are chips below it. */
export const SearchBox = ({ workload, q, error, onSearch, onSyntax, onDown }: SearchBoxProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const field = useRef<HTMLInputElement>(null)
  const search = useSearchText(q, onSearch)
  const { chips, rest, settled } = search
  useSearchKey(field)
  // Who opens the page that does nothing but search is about to type.
  const starts = useRef(workload === null && q === undefined)
  useEffect(() => {
    if (starts.current) field.current?.focus()
  }, [])

  const focus = () => field.current?.focus()
  const compiled = compileSearch(settled, workload ?? 'mail')
  const unknown = unknownCriteria(settled)
  const trouble: ReactNode =
    compiled.is === 'wrong' ? (
      <SearchTrouble
        text={settled}
        problem={compiled.problem}
        onMend={(text) => {
          search.setText(text)
          focus()
        }}
      />
    ) : isProblem(error, 'search_invalid') ? (
      `${t('problem.search_invalid.sentence')} ${t('problem.search_invalid.next')}`
    ) : null
  const hint = unknown.length > 0 ? t('search.unknown', { name: unknown[0] }) : null

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const atStart = event.currentTarget.selectionStart === 0 && event.currentTarget.selectionEnd === 0
    if (event.key === 'Enter') search.commit()
    else if (event.key === 'ArrowDown') onDown()
    else if (event.key === 'Backspace' && atStart && chips.length > 0) search.setChips(chips.slice(0, -1))
    else if (event.key === 'Escape' && (rest !== '' || chips.length > 0)) search.clear()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const label = t(workload === null ? 'search.all' : `search.${workload}`)
  return (
    <div className={styles.root}>
      <Field
        validationState={trouble ? 'error' : 'none'}
        {...(trouble ? { validationMessage: trouble } : hint ? { hint } : {})}
      >
        {(props) => (
          <div className={styles.line}>
            <FluentSearchBox
              {...props}
              className={styles.box}
              input={{ ref: field, dir: 'auto', enterKeyHint: 'search', autoComplete: 'off', spellCheck: false }}
              aria-label={label}
              aria-keyshortcuts="/"
              placeholder={label}
              value={rest}
              dismiss={{ 'aria-label': t('search.clear') }}
              onChange={(_, data) => search.type(data.value)}
              onKeyDown={onKeyDown}
            />
            <OptionsButton workload={workload} chips={chips} onApply={search.setChips} />
            <SyntaxButton workload={workload} text={settled} onSyntax={onSyntax} />
          </div>
        )}
      </Field>
      {chips.length > 0 ? (
        <TagGroup
          className={styles.chips}
          aria-label={t('search.optionsInUse')}
          size="small"
          appearance="brand"
          onDismiss={(_, data) => {
            search.setChips(chips.filter((_, index) => String(index) !== data.value))
            if (chips.length === 1) focus()
          }}
        >
          {chips.map((chip, index) => {
            const words = chipWords(chip, t)
            return (
              <Tag
                // biome-ignore lint/suspicious/noArrayIndexKey: the same condition may be there twice
                key={index}
                value={String(index)}
                className={styles.chip}
                dismissible
                dismissIcon={{ 'aria-label': t('search.remove') }}
                primaryText={{ className: styles.words, title: words, children: <bdi>{words}</bdi> }}
              />
            )
          })}
        </TagGroup>
      ) : null}
    </div>
  )
}
