import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { Eye20Regular, EyeOffRegular } from '@fluentui/react-icons'
import { useWhoseWords } from '../../../lib/scope.tsx'
import { ShowProblem } from './show-problem.tsx'
import { useShowing } from './showing.tsx'

const useStyles = makeStyles({
  root: {
    display: 'grid',
    justifyItems: 'start',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  icon: { fontSize: '28px', lineHeight: 0, color: tokens.colorNeutralForeground3 },
  text: { margin: 0 },
})

/** In place of what an opened item says. */
export const CoverPanel = ({ id }: { id: string }) => {
  const t = useWhoseWords()
  const styles = useStyles()
  const showing = useShowing()
  return (
    <div className={styles.root}>
      <EyeOffRegular className={styles.icon} aria-hidden="true" />
      <p className={styles.text}>{t('cover.itemHelp')}</p>
      {showing ? (
        <Button
          appearance="primary"
          disabledFocusable={showing.isBusy(id)}
          icon={showing.isBusy(id) ? <Spinner size="extra-tiny" aria-hidden="true" /> : <Eye20Regular />}
          onClick={() => showing.show({ kind: 'item', id })}
        >
          {t('cover.showItem')}
        </Button>
      ) : null}
      <ShowProblem />
    </div>
  )
}
