import { makeStyles } from '@fluentui/react-components'
import { useState } from 'react'
import { SafeFrame } from '../html/safe-frame.tsx'
import type { Found } from '../html/sanitise.ts'
import { Unreadable } from './unreadable.tsx'

const useStyles = makeStyles({ frame: { flexGrow: 1, minHeight: '240px' } })

const none: ReadonlyMap<string, string> = new Map()

/** What was made of a document: as hostile as the document, so shown the way messages are. */
export const Framed = ({ html, name }: { html: string; name: string }) => {
  const styles = useStyles()
  const [found, setFound] = useState<Found>()
  if (found?.withheld) return <Unreadable />
  return (
    <SafeFrame className={styles.frame} html={html} remote={false} attached={none} title={name} onFound={setFound} />
  )
}
