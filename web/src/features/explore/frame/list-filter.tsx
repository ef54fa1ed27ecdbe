import { makeStyles, SearchBox, Switch, tokens } from '@fluentui/react-components'
import { Filter16Regular } from '@fluentui/react-icons'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSettlingText } from '../../../lib/use-settling-text.ts'
import type { ExploreSearch, Move } from '../search-params.ts'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}`,
    flexShrink: 0,
  },
  input: { flexGrow: 1, minWidth: '160px', maxWidth: '420px' },
})

interface ListFilterProps {
  search: ExploreSearch
  /** All time: some of the rows may be deleted. */
  all: boolean
  onMove: Move
  onClose: () => void
}

/** Narrows the list that is there, as one types. */
export const ListFilter = ({ search, all, onMove, onClose }: ListFilterProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const [text, setText] = useSettlingText(search.filter, 150, (filter) => onMove({ filter }, { replace: true }))
  const root = useRef<HTMLElement>(null)
  // Who asked for the filter wants to type; who followed a link to a filtered list wants the list.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at the start
  useEffect(() => {
    if (search.filter === undefined && search.only === undefined) root.current?.querySelector('input')?.focus()
  }, [])
  return (
    <search className={styles.root} ref={root}>
      <SearchBox
        className={styles.input}
        size="small"
        maxLength={200}
        contentBefore={<Filter16Regular />}
        aria-label={t('filter.label')}
        placeholder={t('filter.label')}
        value={text}
        dismiss={{ 'aria-label': t('search.clear') }}
        onChange={(_, data) => setText(data.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          if (text === '') onClose()
          else setText('')
        }}
      />
      {all ? (
        <Switch
          checked={search.only === 'deleted'}
          label={t('filter.deleted')}
          onChange={(_, { checked }) => onMove({ only: checked ? 'deleted' : undefined }, { replace: true })}
        />
      ) : null}
    </search>
  )
}
