import { makeStyles, mergeClasses, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components'
import type { ManagedScope } from '@restore-portal/bff/contract/scopes'
import { PersonLine } from './person-line.tsx'

/** Pixels. */
export const optionHeight = 56

const useStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    display: 'grid',
    alignItems: 'center',
    height: `${optionHeight}px`,
    paddingInline: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    boxShadow: `inset 0 0 0 2px ${tokens.colorStrokeFocus2}`,
    '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: '-2px' },
  },
  placed: { position: 'absolute', insetInline: 0, top: 0 },
  waiting: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
})

export const optionId = (index: number): string => `person-${index}`

interface OptionProps {
  index: number
  active: boolean
  /** Undefined while it is fetched. */
  person: Omit<ManagedScope, 'id'> | undefined
  note?: string
  /** In a long list: how far down, and which of how many. */
  placed?: { top: number; position: number; count: number }
  onPick: (index: number) => void
}

export const Option = ({ index, active, person, note, placed, onPick }: OptionProps) => {
  const styles = useStyles()
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the search box, which names the active option
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the search box
    <div
      id={optionId(index)}
      role="option"
      aria-selected={active}
      className={mergeClasses(styles.root, active && styles.active, placed && styles.placed)}
      {...(placed && {
        style: { transform: `translateY(${placed.top}px)` },
        'aria-posinset': placed.position,
        'aria-setsize': placed.count,
      })}
      // A click must not take the focus out of the search box.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onPick(index)}
    >
      {person ? (
        <PersonLine person={person} {...(note && { note })} />
      ) : (
        <Skeleton aria-hidden="true" className={styles.waiting}>
          <SkeletonItem shape="circle" size={36} />
          <SkeletonItem size={16} />
        </Skeleton>
      )}
    </div>
  )
}
