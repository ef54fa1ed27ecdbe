import { makeStyles, tokens } from '@fluentui/react-components'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { RestoreCards } from '../../features/restores/restore-cards.tsx'
import { usePhone } from '../../lib/layout.ts'
import { usePortal } from '../use-portal.ts'
import { Header } from './header.tsx'
import { Navigation } from './navigation.tsx'
import { SandboxNote } from './sandbox-note.tsx'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    height: '100dvh',
    backgroundColor: tokens.colorNeutralBackground3,
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
    padding: `4px ${tokens.spacingHorizontalXL}`,
    textAlign: 'center',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorNeutralForeground1,
    borderBottom: `1px solid ${tokens.colorStatusWarningBorder1}`,
  },
  main: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minHeight: 0,
    overflow: 'auto',
    outlineStyle: 'none',
  },
})

export const Shell = () => {
  const { t } = useTranslation()
  const styles = useStyles()
  const { sandbox } = usePortal()
  const phone = usePhone()
  const onRestores = useRouterState({ select: ({ location }) => location.pathname.startsWith('/restores') })
  return (
    <div className={styles.root}>
      <a href="#content" className={styles.skip}>
        {t('shell.skip')}
      </a>
      {sandbox ? (
        <aside className={styles.sandbox} aria-label={t('shell.sandboxNote')}>
          <SandboxNote sandbox={sandbox} />
        </aside>
      ) : null}
      <Header>{phone ? null : <Navigation />}</Header>
      <main id="content" className={styles.main} tabIndex={-1}>
        <Outlet />
      </main>
      {phone ? <Navigation bottom /> : null}
      {/* Their own pages say the same. */}
      {onRestores ? null : <RestoreCards />}
    </div>
  )
}
