import { makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components'
import { CheckmarkCircle20Filled, Circle20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { plainList } from '../../components/card.ts'
import type { Phase } from './finish-sign-in.ts'

const useStyles = makeStyles({
  list: { ...plainList, display: 'grid', gap: tokens.spacingVerticalM },
  step: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, minHeight: '24px' },
  mark: { width: '20px', height: '20px', display: 'grid', placeItems: 'center', flexShrink: 0 },
  done: { color: tokens.colorBrandForeground1 },
  later: { color: tokens.colorNeutralForeground3 },
  now: { fontWeight: tokens.fontWeightSemibold },
})

/** Phases 2 to 4, the one in progress standing out. */
export const Progress = ({ phase }: { phase: Phase }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <div role="status" aria-label={t('signIn.progress')}>
      <ol className={styles.list}>
        {([2, 3, 4] as const).map((step) => (
          <li
            key={step}
            className={mergeClasses(styles.step, step === phase && styles.now, step > phase && styles.later)}
            aria-current={step === phase ? 'step' : undefined}
          >
            <span className={mergeClasses(styles.mark, step < phase && styles.done)}>
              {step < phase ? <CheckmarkCircle20Filled aria-label={t('signIn.done')} /> : null}
              {step === phase ? <Spinner size="extra-tiny" aria-hidden="true" /> : null}
              {step > phase ? <Circle20Regular aria-label={t('signIn.next')} /> : null}
            </span>
            {t(`signIn.steps.${step}`)}
          </li>
        ))}
      </ol>
    </div>
  )
}
