import { Link } from '@fluentui/react-components'
import type { Portal } from '@restore-portal/bff/contract/portal'
import { useTranslation } from 'react-i18next'

/** Says on every page that this is not the real thing, and where to look at what the restores do. */
export const SandboxNote = ({ sandbox }: { sandbox: Portal['sandbox'] }) => {
  const { t } = useTranslation()
  if (!sandbox) return null
  return (
    <span>
      {t('shell.sandbox')}{' '}
      <Link href={sandbox.liveView} target="_blank" rel="noreferrer" inline>
        {t('shell.liveView')}
      </Link>
    </span>
  )
}
