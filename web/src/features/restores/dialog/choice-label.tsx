import { makeStyles, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  root: { display: 'grid' },
  help: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
})

/** A choice and what follows from it. */
export const ChoiceLabel = ({ title, help }: { title: string; help: string }) => {
  const styles = useStyles()
  return (
    <span className={styles.root}>
      {title}
      <span className={styles.help}>{help}</span>
    </span>
  )
}
