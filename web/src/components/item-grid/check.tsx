import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { MouseEvent } from 'react'

const useStyles = makeStyles({
  box: {
    appearance: 'none',
    width: '18px',
    height: '18px',
    margin: 0,
    flexShrink: 0,
    display: 'grid',
    placeItems: 'center',
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: '4px',
    backgroundColor: tokens.colorNeutralBackground1,
    cursor: 'pointer',
    outlineStyle: 'none',
    '::before': { content: '""', boxSizing: 'border-box' },
    ':hover': { border: `1px solid ${tokens.colorNeutralStrokeAccessibleHover}` },
    ':focus-visible': {
      boxShadow: `0 0 0 2px ${tokens.colorNeutralBackground1}, 0 0 0 4px ${tokens.colorStrokeFocus2}`,
    },
    ':disabled': { opacity: 0.5, cursor: 'default' },
    '@media (forced-colors: active)': { appearance: 'auto' },
  },
  on: {
    backgroundColor: tokens.colorCompoundBrandBackground,
    border: `1px solid ${tokens.colorCompoundBrandBackground}`,
    ':hover': { border: `1px solid ${tokens.colorCompoundBrandBackground}` },
  },
  checked: {
    '::before': {
      width: '6px',
      height: '10px',
      marginTop: '-3px',
      borderRight: `2px solid ${tokens.colorNeutralForegroundInverted}`,
      borderBottom: `2px solid ${tokens.colorNeutralForegroundInverted}`,
      transform: 'rotate(45deg)',
    },
  },
  mixed: {
    '::before': { width: '8px', height: '2px', backgroundColor: tokens.colorNeutralForegroundInverted },
  },
})

interface CheckProps {
  label: string
  checked: boolean
  mixed?: boolean
  disabled?: boolean
  /** Within a grid, rows have the focus; their checkboxes are reached by Space. */
  tabIndex?: number
  onClick: (event: MouseEvent) => void
}

/** A plain checkbox: hundreds are made while a list scrolls, and Fluent's takes four elements each. */
export const Check = ({ label, checked, mixed = false, disabled, tabIndex, onClick }: CheckProps) => {
  const styles = useStyles()
  return (
    <input
      type="checkbox"
      ref={(element) => {
        if (element) element.indeterminate = mixed
      }}
      className={mergeClasses(
        styles.box,
        (checked || mixed) && styles.on,
        checked ? styles.checked : mixed && styles.mixed,
      )}
      aria-label={label}
      checked={checked}
      disabled={disabled}
      tabIndex={tabIndex}
      onClick={(event) => {
        event.stopPropagation()
        onClick(event)
      }}
      // The click above, which knows about the shift key, does the work.
      onChange={() => undefined}
    />
  )
}
