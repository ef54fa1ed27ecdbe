import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { RestorePage } from '../../features/restores/restore-page.tsx'
import { RestoresPage } from '../../features/restores/restores-page.tsx'
import { phone } from '../../lib/layout.ts'
import { useGo } from '../../lib/scope.tsx'
import { useTitle } from '../../lib/use-title.ts'
import { usePortal, useSession } from '../use-portal.ts'
import { usePage } from './use-page.ts'

const useStyles = makeStyles({
  scroll: {
    flexGrow: 1,
    overflowY: 'auto',
    minHeight: 0,
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalL}`,
    [phone]: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}` },
    '@media print': { overflowY: 'visible' },
  },
})

const Scroll = ({ children }: { children: ReactNode }) => {
  const styles = useStyles()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className={styles.scroll} tabIndex={0}>
      {children}
    </div>
  )
}

export const RestoresRoute = () => {
  const { t } = useTranslation()
  const restores = usePage('/restores')
  const navigate = restores.useNavigate()
  useTitle(t('restores.title'), usePortal().name)
  return (
    <Scroll>
      <RestoresPage
        search={restores.useSearch()}
        onMove={(change) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })}
      />
    </Scroll>
  )
}

export const RestoreRoute = () => {
  const { restore: id } = usePage('/restores/$restore').useParams()
  const go = useGo()
  const { person } = useSession() ?? {}
  return (
    <Scroll>
      <RestorePage
        key={id}
        id={id}
        portalName={usePortal().name}
        person={person ? `${person.name} (${person.email})` : ''}
        onRepeated={({ id: repeated }) => go({ to: '/restores/$restore', params: { restore: repeated } })}
      />
    </Scroll>
  )
}
