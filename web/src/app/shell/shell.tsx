import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { Beaker16Filled } from '@fluentui/react-icons'
import { ownScope } from '@restore-portal/bff/contract/shared'
import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { NewsNote } from '../../features/access-history/news-note.tsx'
import { LiveProgress } from '../../features/restores/progress/live-progress.tsx'
import { RestoreCards } from '../../features/restores/restore-cards.tsx'
import { ActingFrame } from '../../features/scope/acting-frame.tsx'
import { sessionQuery } from '../../features/sign-in/api/session.ts'
import { phone, usePhone } from '../../lib/layout.ts'
import { ScopeProvider } from '../../lib/scope.tsx'
import { fetchSoon } from '../late-parts.tsx'
import { usePortal } from '../use-portal.ts'
import { Header } from './header.tsx'
import { Navigation } from './navigation.tsx'
import { SandboxNote } from './sandbox-note.tsx'
import { useScopeOnScreen } from './use-scope-on-screen.ts'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    height: '100dvh',
    backgroundColor: tokens.colorNeutralBackground3,
    // On paper everything is one page after another.
    '@media print': { display: 'block', height: 'auto', backgroundColor: 'transparent' },
  },
  skip: {
    position: 'absolute',
    left: tokens.spacingHorizontalM,
    top: '-60px',
    zIndex: 20,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    ':focus': { top: tokens.spacingVerticalS },
  },
  sandbox: {
    flexShrink: 0,
    display: 'flex',
    justifyContent: 'center',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `4px ${tokens.spacingHorizontalXL}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    backgroundColor: tokens.colorNeutralBackground5,
    color: tokens.colorNeutralForeground1,
    '@media print': { display: 'none' },
  },
  beaker: {
    flexShrink: 0,
    [phone]: { display: 'none' },
    color: tokens.colorStatusWarningForeground1,
  },
  framed: {
    border: `3px solid ${tokens.colorNeutralBackgroundInverted}`,
    borderTopWidth: 0,
    '@media (forced-colors: active)': { border: '3px double CanvasText' },
    '@media print': { border: 'none' },
  },
  main: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minHeight: 0,
    overflow: 'auto',
    outlineStyle: 'none',
    '@media print': { display: 'block', overflow: 'visible' },
  },
})

export const Shell = () => {
  const { t } = useTranslation()
  const styles = useStyles()
  const { sandbox } = usePortal()
  const phone = usePhone()
  const queries = useQueryClient()
  useEffect(() => fetchSoon(() => queries.isFetching() > 0), [queries])
  const onRestores = useRouterState({ select: ({ location }) => /^(\/for\/[^/]+)?\/restores/.test(location.pathname) })
  const onHistory = useRouterState({ select: ({ location }) => location.pathname === '/access-history' })
  const acting = useScopeOnScreen()
  const whose = (part: ReactNode) => (
    <ScopeProvider scope={acting?.person.id ?? ownScope} name={acting?.person.name ?? null}>
      {part}
    </ScopeProvider>
  )
  return (
    <div className={styles.root}>
      <a href="#content" className={styles.skip}>
        {t('shell.skip')}
      </a>
      {sandbox ? (
        <aside className={styles.sandbox} aria-label={t('shell.sandboxNote')}>
          <Beaker16Filled className={styles.beaker} aria-hidden="true" />
          <SandboxNote sandbox={sandbox} />
        </aside>
      ) : null}
      <Header>{phone ? null : whose(<Navigation />)}</Header>
      {/* Not while one looks at it, nor in a frame that is about somebody else. */}
      {onHistory || acting ? null : <NewsNote />}
      {acting ? <ActingFrame key={acting.person.id} acting={acting} /> : null}
      <main id="content" className={mergeClasses(styles.main, acting !== null && styles.framed)} tabIndex={-1}>
        <Outlet />
      </main>
      {phone ? whose(<Navigation bottom />) : null}
      {/* Their own pages say the same. */}
      {onRestores ? null : whose(<RestoreCards />)}
      {whose(<LiveProgress onSignedOut={() => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey })} />)}
    </div>
  )
}
