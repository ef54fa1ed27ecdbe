import { makeStyles } from '@fluentui/react-components'
import { SafeFrame } from '../html/safe-frame.tsx'

const useStyles = makeStyles({ frame: { flexGrow: 1, minHeight: '240px' } })

const none: ReadonlyMap<string, string> = new Map()

/** What was made of a document: as hostile as the document, so shown the way messages are. */
export const Framed = ({ html, name }: { html: string; name: string }) => {
  const styles = useStyles()
  return <SafeFrame className={styles.frame} html={html} remote={false} attached={none} title={name} />
}
