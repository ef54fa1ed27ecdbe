import { makeStyles } from '@fluentui/react-components'
import { PersonProhibitedRegular } from '@fluentui/react-icons'
import type { ManagedScope } from '@restore-portal/bff/contract/scopes'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/empty-state.tsx'
import { RouterButton } from '../../components/router-button.tsx'
import { isolate } from '../../lib/isolate.ts'
import { useTitle } from '../../lib/use-title.ts'
import { useForgetting } from './use-forgetting.ts'

const useStyles = makeStyles({ root: { display: 'flex', flexDirection: 'column', flexGrow: 1 } })

interface EndedProps {
  scope: string
  /** Null where the page was opened after it happened. */
  person: ManagedScope | null
  portalName: string
}

/** The right to act was taken away while it was used: says so, and what became of what was under way. */
export const Ended = ({ scope, person, portalName }: EndedProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const title = person ? t('scope.ended', { name: isolate(person.name) }) : t('scope.endedSomeone')
  useForgetting(scope)
  useTitle(title, portalName)
  return (
    <div role="alert" className={styles.root}>
      <EmptyState level={1} icon={<PersonProhibitedRegular />} title={title} help={t('scope.endedHelp')}>
        <RouterButton appearance="primary" to="/people">
          {t('scope.chooseOther')}
        </RouterButton>
        <RouterButton to="/mail">{t('scope.ownMail')}</RouterButton>
      </EmptyState>
    </div>
  )
}
