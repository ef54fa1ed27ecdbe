import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  Add16Filled,
  Delete16Regular,
  Edit16Regular,
  type FluentIcon,
  FolderArrowRight16Regular,
} from '@fluentui/react-icons'
import type { ChangeKind } from '@restore-portal/bff/contract/compare'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({
  root: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  sign: {
    display: 'grid',
    placeItems: 'center',
    width: '24px',
    height: '24px',
    flexShrink: 0,
    borderRadius: tokens.borderRadiusMedium,
  },
  added: { color: tokens.colorPaletteGreenForeground1, backgroundColor: tokens.colorPaletteGreenBackground1 },
  changed: {
    color: tokens.colorPaletteBlueForeground2,
    backgroundColor: `color-mix(in srgb, ${tokens.colorPaletteBlueBackground2} 40%, transparent)`,
  },
  deleted: { color: tokens.colorPaletteRedForeground1, backgroundColor: tokens.colorPaletteRedBackground1 },
})

const icons = { added: Add16Filled, changed: Edit16Regular, deleted: Delete16Regular } satisfies Record<
  ChangeKind,
  FluentIcon
>

interface ChangeMarkProps {
  kind: ChangeKind
  /** Changed in nothing but its place, as far as is known. */
  moved?: boolean
  /** The word beside the sign; without it screen readers are told, and the shape tells the eye. */
  word: boolean
}

/** Colour, shape and word each tell what happened. */
export const ChangeMark = ({ kind, moved = false, word }: ChangeMarkProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const Icon = moved ? FolderArrowRight16Regular : icons[kind]
  const name = t(`compare.${moved ? 'moved' : kind}`)
  return (
    <span className={styles.root}>
      <span className={mergeClasses(styles.sign, styles[kind])}>
        <Icon {...(word ? { 'aria-hidden': true } : { 'aria-label': name })} />
      </span>
      {word ? name : null}
    </span>
  )
}
