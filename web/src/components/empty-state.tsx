import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    flexGrow: 1,
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalXXL}`,
    textAlign: 'center',
  },
  icon: { fontSize: '48px', lineHeight: 0, color: tokens.colorBrandForeground2, marginBottom: tokens.spacingVerticalS },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    overflowWrap: 'anywhere',
  },
  help: { margin: 0, maxWidth: '44ch', color: tokens.colorNeutralForeground2, textWrap: 'balance' },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalM },
})

interface EmptyStateProps {
  icon?: ReactNode
  title: string
  /** The heading's level: 1 where the page is nothing else. */
  level?: 1 | 2
  help?: string
  children?: ReactNode
}

/** Where there is nothing to show: says so, and what the person can do. */
export const EmptyState = ({ icon, title, level = 2, help, children }: EmptyStateProps) => {
  const styles = useStyles()
  const Heading = level === 1 ? 'h1' : 'h2'
  return (
    <div className={styles.root}>
      {icon ? <span className={styles.icon}>{icon}</span> : null}
      <Heading className={styles.title}>{title}</Heading>
      {help ? <p className={styles.help}>{help}</p> : null}
      {children ? <div className={styles.actions}>{children}</div> : null}
    </div>
  )
}
