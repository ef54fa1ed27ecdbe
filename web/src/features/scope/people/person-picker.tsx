import { makeStyles, ProgressBar, SearchBox, ToggleButton, tokens } from '@fluentui/react-components'
import { PeopleSearchRegular } from '@fluentui/react-icons'
import type { ManagedScope } from '@restore-portal/bff/contract/scopes'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { card } from '../../../components/card.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Hidden } from '../../../components/hidden.tsx'
import { ProblemMessage } from '../../../components/problem-message.tsx'
import { formatCount } from '../../../lib/format.ts'
import { useSettlingText } from '../../../lib/use-settling-text.ts'
import { type Span, sameWindows } from '../../../lib/windows.ts'
import { recentPeopleQuery } from '../api/people.ts'
import type { PeopleSearch } from '../search-params.ts'
import { choiceAt, countOf, type Groups, movedBy } from './choices.ts'
import { optionHeight, optionId } from './option.tsx'
import { Options } from './options.tsx'
import { useActedFor } from './use-acted-for.ts'
import { usePeople } from './use-people.ts'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minHeight: '240px',
    overflow: 'hidden',
    ...card,
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalM,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  search: { maxWidth: 'none', flexGrow: 1, flexBasis: '240px' },
  kinds: { display: 'flex', gap: '2px' },
  list: { flexGrow: 1, overflowY: 'auto', padding: `0 ${tokens.spacingHorizontalS} ${tokens.spacingHorizontalS}` },
  bar: { flexShrink: 0 },
  problem: { padding: tokens.spacingHorizontalM },
})

const kinds = [undefined, 'user', 'shared'] as const

interface PersonPickerProps {
  own: Omit<ManagedScope, 'id'>
  search: PeopleSearch
  onMove: (change: Partial<PeopleSearch>) => void
  /** Null: oneself. */
  onPick: (person: ManagedScope | null) => void
}

/** Finds somebody as one types, by the keyboard alone if one likes: the arrows choose, Enter picks. */
export const PersonPicker = ({ own, search, onMove, onPick }: PersonPickerProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const [text, setText] = useSettlingText(search.q, 120, (q) => onMove({ q }))
  const [seen, setSeen] = useState<Span>({ start: 0, end: 0 })
  const { q = '', mailbox: kind } = search
  const recent = useQuery(recentPeopleQuery).data ?? []
  const actedFor = useActedFor(recent)
  const people = usePeople({ q, kind }, seen)
  const asked = q !== '' || kind !== undefined
  const groups: Groups = { own: !asked, recent: asked ? 0 : recent.length, found: people.total }
  const count = countOf(groups)
  // Oneself is first; whoever looks for somebody means who was found.
  const [active, setActive] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins at its first answer
  useEffect(() => {
    setActive(0)
    scroller.current?.scrollTo({ top: 0 })
  }, [q, kind])
  const scroller = useRef<HTMLDivElement>(null)
  const onSeen = useCallback((span: Span) => setSeen((last) => (sameWindows(last, span) ? last : span)), [])

  const pick = (index: number) => {
    const choice = choiceAt(groups, index)
    if (!choice || (people.stale && choice.group === 'found')) return
    if (choice.group === 'own') return onPick(null)
    const person = choice.group === 'recent' ? recent[choice.at] : people.personAt(choice.at)
    if (person) onPick(person)
  }
  // Whoever types a name and presses Enter at once means the one that is found a moment later.
  const settled = text.trim() === q && !people.pending && !people.stale
  const [hasty, setHasty] = useState(false)
  useEffect(() => {
    if (!hasty || !settled) return
    setHasty(false)
    latestPick.current(0)
  }, [hasty, settled])
  const latestPick = useRef(pick)
  latestPick.current = pick
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / optionHeight) - 1)
    const next = movedBy(event.key, active, count, page)
    if (event.key === 'Enter') {
      if (settled) pick(active)
      else setHasty(true)
    } else if (next === undefined) return
    else setActive(next)
    event.preventDefault()
  }
  const none = !people.pending && !people.error && people.total === 0
  return (
    <section className={styles.root} aria-label={t('scope.people')}>
      <div className={styles.head}>
        <SearchBox
          className={styles.search}
          value={text}
          maxLength={200}
          placeholder={t('scope.find')}
          autoFocus
          onChange={(_, { value }) => {
            setHasty(false)
            setText(value)
          }}
          onKeyDown={onKeyDown}
          input={{
            role: 'combobox',
            'aria-label': t('scope.find'),
            'aria-expanded': count > 0,
            'aria-controls': 'people',
            'aria-autocomplete': 'list',
            'aria-activedescendant': count > 0 ? optionId(Math.min(active, count - 1)) : undefined,
          }}
        />
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex row in every browser */}
        <div role="group" aria-label={t('scope.kind')} className={styles.kinds}>
          {kinds.map((each) => (
            <ToggleButton
              key={each ?? 'all'}
              appearance="subtle"
              checked={kind === each}
              onClick={() => onMove({ mailbox: each })}
            >
              {t(`scope.kindFilter.${each ?? 'all'}`)}
            </ToggleButton>
          ))}
        </div>
      </div>
      {people.pending || people.stale ? (
        <ProgressBar className={styles.bar} thickness="medium" aria-label={t('common.loading')} />
      ) : null}
      {people.error ? (
        <div className={styles.problem}>
          <ProblemMessage error={people.error} onRetry={people.retry} />
        </div>
      ) : null}
      <Hidden role="status">
        {people.pending || people.stale
          ? ''
          : t('scope.foundCount', { count: people.total, formatted: formatCount(people.total) })}
      </Hidden>
      <div
        id="people"
        role="listbox"
        aria-label={t('scope.people')}
        className={styles.list}
        ref={scroller}
        hidden={count === 0}
      >
        <Options
          groups={groups}
          own={own}
          recent={recent}
          actedFor={actedFor}
          personAt={people.personAt}
          stale={people.stale}
          active={Math.min(active, count - 1)}
          scroller={scroller}
          onPick={pick}
          onSeen={onSeen}
        />
      </div>
      {none ? (
        <EmptyState
          icon={<PeopleSearchRegular />}
          title={asked ? t('scope.noneFound') : t('scope.nobody')}
          help={asked ? t('scope.noneFoundHelp') : t('scope.nobodyHelp')}
        />
      ) : null}
    </section>
  )
}
