import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { BrandMark } from '../../components/brand-mark.tsx'

const useStyles = makeStyles({
  page: {
    minHeight: '100dvh',
    display: 'grid',
    placeItems: 'center',
    padding: tokens.spacingHorizontalL,
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground3,
    backgroundImage: `radial-gradient(60rem 40rem at 50% -10rem, ${tokens.colorBrandBackground2}, transparent)`,
  },
  card: {
    width: '100%',
    maxWidth: '440px',
    boxSizing: 'border-box',
    padding: '40px',
    borderRadius: '16px',
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    '@media (max-width: 480px)': { padding: '28px 24px' },
  },
  head: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  name: { margin: 0, fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600, fontWeight: 600 },
  purpose: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  quiet: { color: tokens.colorNeutralForeground2 },
  foot: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
})

interface WelcomeProps {
  name: string
  purpose?: string
  children?: ReactNode
  foot?: ReactNode
}

/** The page before anyone is signed in: one card, whatever the step. */
export const Welcome = ({ name, purpose, children, foot }: WelcomeProps) => {
  const styles = useStyles()
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <div className={styles.head}>
          <BrandMark size={48} />
          <h1 className={styles.name}>{name}</h1>
          {purpose ? <p className={mergeClasses(styles.purpose, styles.quiet)}>{purpose}</p> : null}
        </div>
        {children}
        {foot ? <div className={mergeClasses(styles.foot, styles.quiet)}>{foot}</div> : null}
      </div>
    </main>
  )
}
