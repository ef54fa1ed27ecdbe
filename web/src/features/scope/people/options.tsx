import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ManagedScope } from '@restore-portal/bff/contract/scopes'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../../lib/format.ts'
import type { Span } from '../../../lib/windows.ts'
import { foundFrom, type Groups } from './choices.ts'
import { Option, optionHeight } from './option.tsx'

/** Pixels, of the line above a group. */
const headingHeight = 36

const useStyles = makeStyles({
  group: { position: 'relative' },
  heading: {
    boxSizing: 'border-box',
    height: `${headingHeight}px`,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} 0`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  long: { position: 'relative' },
  stale: { opacity: 0.6 },
})

interface OptionsProps {
  groups: Groups
  own: Omit<ManagedScope, 'id'>
  recent: ManagedScope[]
  /** Of those, the ids of the people one acts for already. */
  actedFor: ReadonlySet<string>
  personAt: (index: number) => ManagedScope | undefined
  stale: boolean
  active: number
  scroller: RefObject<HTMLDivElement | null>
  onPick: (index: number) => void
  onSeen: (span: Span) => void
}

/** The choices, group by group; of everybody found only those on screen exist. */
export const Options = (props: OptionsProps) => {
  const { groups, own, recent, actedFor, personAt, stale, active, scroller, onPick, onSeen } = props
  const { t } = useTranslation()
  const styles = useStyles()
  const before = foundFrom(groups)
  const margin =
    (groups.own ? headingHeight + optionHeight : 0) +
    (groups.recent > 0 ? headingHeight + groups.recent * optionHeight : 0) +
    headingHeight
  const virtualizer = useVirtualizer({
    count: groups.found,
    getScrollElement: () => scroller.current,
    estimateSize: () => optionHeight,
    scrollMargin: margin,
    overscan: 6,
  })
  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {}
  useEffect(() => onSeen({ start: startIndex, end: endIndex + 1 }), [startIndex, endIndex, onSeen])
  useEffect(() => {
    if (active >= before) virtualizer.scrollToIndex(active - before, { align: 'auto' })
    else scroller.current?.scrollTo({ top: 0 })
  }, [active, before, virtualizer, scroller])

  const heading = (id: string, text: string) => (
    <div className={styles.heading} id={id} role="presentation">
      {text}
    </div>
  )
  return (
    <>
      {groups.own ? (
        // biome-ignore lint/a11y/useSemanticElements: a group of options
        <div role="group" aria-labelledby="people-own">
          {heading('people-own', t('scope.groups.own'))}
          <Option index={0} active={active === 0} person={own} note={t('scope.you')} onPick={onPick} />
        </div>
      ) : null}
      {groups.recent > 0 ? (
        // biome-ignore lint/a11y/useSemanticElements: a group of options
        <div role="group" aria-labelledby="people-recent">
          {heading('people-recent', t('scope.groups.recent'))}
          {recent.map((person, at) => {
            const index = at + (groups.own ? 1 : 0)
            return (
              <Option
                key={person.id}
                index={index}
                active={active === index}
                person={person}
                {...(actedFor.has(person.id) && { note: t('scope.already') })}
                onPick={onPick}
              />
            )
          })}
        </div>
      ) : null}
      {groups.found > 0 ? (
        // biome-ignore lint/a11y/useSemanticElements: a group of options
        <div role="group" aria-labelledby="people-found" className={mergeClasses(stale && styles.stale)}>
          {heading(
            'people-found',
            t('scope.groups.found', { count: groups.found, formatted: formatCount(groups.found) }),
          )}
          <div role="presentation" className={styles.long} style={{ height: groups.found * optionHeight }}>
            {virtualizer.getVirtualItems().map(({ index: at, start }) => (
              <Option
                key={at}
                index={before + at}
                active={active === before + at}
                person={personAt(at)}
                placed={{ top: start - margin, position: at + 1, count: groups.found }}
                onPick={onPick}
              />
            ))}
          </div>
        </div>
      ) : null}
    </>
  )
}
