import { makeStyles, tokens } from '@fluentui/react-components'
import { PersonLockRegular } from '@fluentui/react-icons'
import type { ManagedScope } from '@restore-portal/bff/contract/scopes'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/empty-state.tsx'
import { pageIntro, pageTitle } from '../../components/page.ts'
import { RouterButton } from '../../components/router-button.tsx'
import { phone } from '../../lib/layout.ts'
import { ActDialog } from './act-dialog.tsx'
import { PersonPicker } from './people/person-picker.tsx'
import type { PeopleSearch } from './search-params.ts'

const useStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    gap: tokens.spacingVerticalM,
    minHeight: 0,
    width: '100%',
    maxWidth: '760px',
    marginInline: 'auto',
    padding: tokens.spacingHorizontalL,
    [phone]: { padding: tokens.spacingHorizontalS },
  },
  title: pageTitle,
  intro: pageIntro,
})

interface PeoplePageProps {
  person: { name: string; email: string }
  isOperator: boolean
  search: PeopleSearch
  onMove: (change: Partial<PeopleSearch>) => void
  onOwn: () => void
  onActing: (person: ManagedScope) => void
}

/** Where an operator chooses whose data to look at. */
export const PeoplePage = ({ person, isOperator, search, onMove, onOwn, onActing }: PeoplePageProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const [chosen, setChosen] = useState<ManagedScope | null>(null)
  if (!isOperator) {
    return (
      <EmptyState
        level={1}
        icon={<PersonLockRegular />}
        title={t('scope.notOperator')}
        help={t('scope.notOperatorHelp')}
      >
        <RouterButton appearance="primary" to="/mail">
          {t('scope.ownMail')}
        </RouterButton>
      </EmptyState>
    )
  }
  return (
    <div className={styles.root}>
      <div>
        <h1 className={styles.title}>{t('scope.title')}</h1>
        <p className={styles.intro}>{t('scope.intro')}</p>
      </div>
      <PersonPicker
        own={{ ...person, kind: 'user' }}
        search={search}
        onMove={onMove}
        onPick={(picked) => (picked ? setChosen(picked) : onOwn())}
      />
      {chosen ? <ActDialog person={chosen} onActing={() => onActing(chosen)} onClose={() => setChosen(null)} /> : null}
    </div>
  )
}
