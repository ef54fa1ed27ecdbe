import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  Cloud20Filled,
  Cloud20Regular,
  type FluentIcon,
  History20Filled,
  History20Regular,
  Mail20Filled,
  Mail20Regular,
  Search20Filled,
  Search20Regular,
  TextBulletListSquare20Filled,
  TextBulletListSquare20Regular,
} from '@fluentui/react-icons'
import { ownScope } from '@restore-portal/bff/contract/shared'
import { Link, useRouterState } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { inScope, useScope } from '../../lib/scope.tsx'
import { ListCount } from './list-count.tsx'

const useStyles = makeStyles({
  root: { display: 'flex', gap: tokens.spacingHorizontalXS },
  bottom: {
    '@media print': { display: 'none' },
    flexShrink: 0,
    justifyContent: 'space-around',
    padding: `4px ${tokens.spacingHorizontalS} max(4px, env(safe-area-inset-bottom))`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    height: '36px',
    paddingInline: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusCircular,
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    outlineStyle: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover, color: tokens.colorNeutralForeground1 },
    ':focus-visible': { boxShadow: `0 0 0 2px ${tokens.colorStrokeFocus2}` },
  },
  tall: {
    flexDirection: 'column',
    flexGrow: 1,
    gap: 0,
    paddingInline: tokens.spacingHorizontalXS,
    height: '48px',
    justifyContent: 'center',
    fontSize: tokens.fontSizeBase200,
    borderRadius: tokens.borderRadiusLarge,
  },
  current: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
    '@media (forced-colors: active)': { outline: '2px solid CanvasText', outlineOffset: '-2px' },
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover, color: tokens.colorBrandForeground2 },
  },
})

type Destination = {
  to: '/mail' | '/onedrive' | '/search' | '/restore-list' | '/restores'
  label: 'mail' | 'oneDrive' | 'search' | 'restoreList' | 'restores'
  icons: [FluentIcon, FluentIcon]
}

const destinations: Destination[] = [
  { to: '/mail', label: 'mail', icons: [Mail20Regular, Mail20Filled] },
  { to: '/onedrive', label: 'oneDrive', icons: [Cloud20Regular, Cloud20Filled] },
  { to: '/search', label: 'search', icons: [Search20Regular, Search20Filled] },
  {
    to: '/restore-list',
    label: 'restoreList',
    icons: [TextBulletListSquare20Regular, TextBulletListSquare20Filled],
  },
  { to: '/restores', label: 'restores', icons: [History20Regular, History20Filled] },
]

export const Navigation = ({ bottom = false }: { bottom?: boolean }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const scope = useScope()
  const { pathname, search } = useRouterState({ select: ({ location }) => location })
  // An address about somebody for whom one does not act yet is none of one's own pages.
  const page = scope === ownScope ? pathname : pathname.replace(/^\/for\/[^/]+/, '')
  return (
    <nav aria-label={t('shell.navigation')} className={mergeClasses(styles.root, bottom && styles.bottom)}>
      {destinations.map(({ to, label, icons: [Regular, Filled] }) => {
        const current =
          page === to ||
          page.startsWith(`${to}/`) ||
          (page === '/compare' && to === (search.workload === 'onedrive' ? '/onedrive' : '/mail'))
        const Icon = current ? Filled : Regular
        return (
          <Link
            key={to}
            {...inScope(scope, { to })}
            // The moment someone chose holds for their mail and their files.
            search={{
              ...(to !== '/restores' && to !== '/restore-list' && search.point && { point: search.point }),
              // What is searched for in one place can be searched for in both.
              ...(to === '/search' && search.q && { q: search.q }),
            }}
            activeProps={{}}
            aria-current={current ? 'page' : undefined}
            className={mergeClasses(styles.link, bottom && styles.tall, current && styles.current)}
          >
            {to === '/restore-list' ? (
              <ListCount icon={<Icon aria-hidden="true" />} label={t(`shell.${label}`)} />
            ) : (
              <>
                <Icon aria-hidden="true" />
                {t(`shell.${label}`)}
              </>
            )}
          </Link>
        )
      })}
    </nav>
  )
}
