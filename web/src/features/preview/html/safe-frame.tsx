import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import { frameDocument } from './frame-document.ts'
import { type Found, type Sources, sanitise } from './sanitise.ts'

const useStyles = makeStyles({
  // Mail is written for a white ground, and shown on one in the dark too, as mail programs do.
  frame: {
    display: 'block',
    boxSizing: 'border-box',
    width: '100%',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: '#fff',
    colorScheme: 'light',
  },
})

interface SafeFrameProps extends Sources {
  /** HTML of strangers, as it came. */
  html: string
  title: string
  className?: string | undefined
  /** What was found in it; the same function each time. */
  onFound?: ((found: Found) => void) | undefined
}

/**
 * The second layer: a frame without scripts and without an origin. It stands in a page of its own, because a frame made
 * of text inherits the policy of the page it is in, and the portal's forbids `style` attributes and remote images, as
 * it should. That page is empty and has no script; the sanitiser works with its parser, for the same reason.
 */
export const SafeFrame = ({ html, remote, attached, title, className, onFound }: SafeFrameProps) => {
  const styles = useStyles()
  const [page, setPage] = useState<Document | null>(null)
  useEffect(() => {
    if (!page?.defaultView) return
    const sanitised = sanitise(page.defaultView, html, { remote, attached })
    const frame = page.createElement('iframe')
    frame.setAttribute('sandbox', 'allow-popups allow-popups-to-escape-sandbox')
    frame.title = title
    frame.srcdoc = frameDocument(sanitised.html, remote)
    page.body.replaceChildren(frame)
    onFound?.(sanitised.found)
  }, [page, html, remote, attached, title, onFound])
  return (
    <iframe
      key={String(remote)}
      className={mergeClasses(styles.frame, className)}
      src={remote ? '/preview-frame.html?images=remote' : '/preview-frame.html'}
      title={title}
      onLoad={({ currentTarget }) => setPage(currentTarget.contentDocument)}
    />
  )
}
