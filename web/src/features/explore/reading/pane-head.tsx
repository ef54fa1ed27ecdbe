import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowLeft20Regular, Dismiss20Regular } from '@fluentui/react-icons'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { usePhone } from '../../../lib/layout.ts'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'start',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM} ${tokens.spacingHorizontalXL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 719px)': { paddingInlineStart: tokens.spacingHorizontalS },
  },
  title: {
    margin: 0,
    flexGrow: 1,
    minWidth: 0,
    display: '-webkit-box',
    WebkitLineClamp: 3,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    paddingTop: '2px',
  },
})

interface PaneHeadProps {
  title: ReactNode
  /** In full, where the title has no room. */
  hint: string
  onClose: () => void
}

export const PaneHead = ({ title, hint, onClose }: PaneHeadProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const phone = usePhone()
  const head = useRef<HTMLElement>(null)
  useEffect(() => {
    // On a phone the pane covers the list: the way back is the first thing in reach.
    if (phone) head.current?.querySelector('button')?.focus({ preventScroll: true })
  }, [phone])
  return (
    <header className={styles.root} ref={head}>
      {phone ? (
        <Button appearance="subtle" icon={<ArrowLeft20Regular />} aria-label={t('common.back')} onClick={onClose} />
      ) : null}
      <h2 className={styles.title} title={hint} dir="auto">
        {title}
      </h2>
      {phone ? null : (
        <Button appearance="subtle" icon={<Dismiss20Regular />} aria-label={t('explore.closePane')} onClick={onClose} />
      )}
    </header>
  )
}
