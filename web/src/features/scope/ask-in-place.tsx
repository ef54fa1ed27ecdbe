import { makeStyles, tokens } from '@fluentui/react-components'
import type { Acting } from '@restore-portal/bff/contract/acting'
import { useTranslation } from 'react-i18next'
import { card } from '../../components/card.ts'
import { RouterButton } from '../../components/router-button.tsx'
import { isolate } from '../../lib/isolate.ts'
import { phone } from '../../lib/layout.ts'
import { useTitle } from '../../lib/use-title.ts'
import { ActForm } from './act-form.tsx'
import { PersonLine } from './people/person-line.tsx'
import { useForgetting } from './use-forgetting.ts'

const useStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    display: 'grid',
    gap: tokens.spacingVerticalL,
    width: '100%',
    maxWidth: '520px',
    margin: `${tokens.spacingVerticalXXXL} auto auto`,
    padding: tokens.spacingHorizontalXXL,
    ...card,
    [phone]: { margin: tokens.spacingHorizontalM, width: 'auto' },
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    overflowWrap: 'anywhere',
  },
  text: { margin: 0 },
})

interface AskInPlaceProps {
  acting: Acting
  /** They were acting until a moment ago. */
  again: boolean
  portalName: string
}

/** Where a link leads to somebody's data: asks first, and then shows what was linked. */
export const AskInPlace = ({ acting, again, portalName }: AskInPlaceProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const { person } = acting
  useForgetting(person.id)
  useTitle(t('scope.actFor', { name: isolate(person.name) }), portalName)
  return (
    <section className={styles.root} aria-labelledby="ask-to-act">
      <h1 className={styles.title} id="ask-to-act">
        {t('scope.actFor', { name: isolate(person.name) })}
      </h1>
      {again ? (
        <p className={styles.text} role="alert">
          {t('scope.again')}
        </p>
      ) : null}
      <PersonLine person={person} />
      <ActForm acting={acting} otherwise={<RouterButton to="/people">{t('scope.chooseOther')}</RouterButton>} />
    </section>
  )
}
