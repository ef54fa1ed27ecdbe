import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowLeft20Regular, ChevronRight20Regular } from '@fluentui/react-icons'
import type { AuthorityChoice } from '@restore-portal/bff/contract/authorities'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { plainList } from '../../components/card.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, alignItems: 'stretch' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: 'none',
  },
  paragraph: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  list: { ...plainList, display: 'grid', gap: tokens.spacingVerticalS },
  choice: { width: '100%', justifyContent: 'space-between', textAlign: 'start', minHeight: '56px' },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  hint: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  back: { alignSelf: 'flex-start', marginInlineStart: '-12px' },
})

interface CloudChoiceProps {
  email: string
  choices: readonly AuthorityChoice[]
  onChoose: (choice: AuthorityChoice) => void
  onBack: () => void
}

/** Which Microsoft cloud an organisation is in, where its e-mail domain does not tell. */
export const CloudChoice = ({ email, choices, onChoose, onBack }: CloudChoiceProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className={styles.root}>
      <h2 className={styles.heading} ref={heading} tabIndex={-1}>
        {t('signIn.clouds.title')}
      </h2>
      <p className={styles.paragraph}>
        {t('signIn.clouds.why')} <bdi>{email}</bdi>
      </p>
      <ul className={styles.list}>
        {choices.map((choice) => (
          <li key={`${choice.url} ${choice.clientId}`}>
            <Button
              size="large"
              className={styles.choice}
              icon={<ChevronRight20Regular />}
              iconPosition="after"
              onClick={() => onChoose(choice)}
            >
              <span className={styles.words}>
                <span>{choice.name ? <bdi>{choice.name}</bdi> : t(`signIn.clouds.${choice.region}.name`)}</span>
                <span className={styles.hint}>
                  {choice.name ? t(`signIn.clouds.${choice.region}.name`) : t(`signIn.clouds.${choice.region}.hint`)}
                </span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
      <Button appearance="subtle" className={styles.back} icon={<ArrowLeft20Regular />} onClick={onBack}>
        {t('signIn.clouds.back')}
      </Button>
    </div>
  )
}
