import { Button } from '@fluentui/react-components'
import { PlugDisconnectedRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../components/empty-state.tsx'

/** A fault of the page itself. What the server does for the person goes on. */
export const Broken = () => {
  const { t } = useTranslation()
  return (
    <EmptyState level={1} icon={<PlugDisconnectedRegular />} title={t('shell.broken')} help={t('shell.brokenHelp')}>
      <Button appearance="primary" onClick={() => location.reload()}>
        {t('shell.reload')}
      </Button>
    </EmptyState>
  )
}
