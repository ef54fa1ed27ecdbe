import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { Checkmark16Regular } from '@fluentui/react-icons'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textAlign: 'start',
    cursor: 'pointer',
    outlineStyle: 'none',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { boxShadow: `0 0 0 2px ${tokens.colorStrokeFocus2}` },
  },
  chosen: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover },
  },
  title: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  help: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
})

interface WholeChoiceProps {
  icon: ReactElement
  title: string
  help: string
  chosen: boolean
  onChoose: () => void
}

/** A choice of what to look at that needs no day. */
export const WholeChoice = ({ icon, title, help, chosen, onChoose }: WholeChoiceProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <button
      type="button"
      className={mergeClasses(styles.root, chosen && styles.chosen)}
      aria-current={chosen ? 'true' : undefined}
      onClick={onChoose}
    >
      {icon}
      <span>
        <span className={styles.title}>{title}</span>
        <span className={styles.help}>{help}</span>
      </span>
      {chosen ? <Checkmark16Regular aria-label={t('points.chosen')} /> : null}
    </button>
  )
}
