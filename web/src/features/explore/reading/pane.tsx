import { Button, makeStyles, Skeleton, SkeletonItem, tokens, useRestoreFocusTarget } from '@fluentui/react-components'
import { ArrowCounterclockwise20Filled, ArrowLeft20Regular, Dismiss20Regular } from '@fluentui/react-icons'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Hidden } from '../../../components/hidden.tsx'
import { phone, usePhone } from '../../../lib/layout.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  head: {
    display: 'flex',
    alignItems: 'start',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM} ${tokens.spacingHorizontalXL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [phone]: { paddingInlineStart: tokens.spacingHorizontalS },
  },
  icon: { display: 'grid', paddingTop: '4px' },
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
  scroll: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalXXL}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    [phone]: { paddingInline: tokens.spacingHorizontalL },
  },
})

interface PaneProps {
  /** Another item starts at its top. */
  item: string
  title: string | undefined
  pending: boolean
  icon?: ReactNode
  onClose: () => void
  where?: ReactNode
  others?: ReactNode
  onRestore?: () => void
  children: ReactNode
}

/** The opened item: beside the list, or over it where there is no room. */
export const Pane = ({ item, title, pending, icon, onClose, where, others, onRestore, children }: PaneProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const covering = usePhone()
  const focusTarget = useRestoreFocusTarget()
  const head = useRef<HTMLElement>(null)
  useEffect(() => {
    // Over the list, the way back is the first thing in reach.
    if (covering) head.current?.querySelector('button')?.focus({ preventScroll: true })
  }, [covering])
  return (
    <article
      className={styles.root}
      aria-label={t('explore.opened')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <header className={styles.head} ref={head}>
        {covering ? (
          <Button appearance="subtle" icon={<ArrowLeft20Regular />} aria-label={t('common.back')} onClick={onClose} />
        ) : null}
        {icon ? <span className={styles.icon}>{icon}</span> : null}
        <h2 className={styles.title} title={title} dir="auto">
          {title ?? (pending ? null : t('explore.opened'))}
          {pending ? (
            <>
              <Hidden>{t('common.loading')}</Hidden>
              <Skeleton aria-hidden="true">
                <SkeletonItem size={24} style={{ width: '60%' }} />
              </Skeleton>
            </>
          ) : null}
        </h2>
        {others}
        {onRestore ? (
          <Button {...focusTarget} appearance="primary" icon={<ArrowCounterclockwise20Filled />} onClick={onRestore}>
            {t('restore.action')}
          </Button>
        ) : null}
        {covering ? null : (
          <Button
            appearance="subtle"
            icon={<Dismiss20Regular />}
            aria-label={t('explore.closePane')}
            onClick={onClose}
          />
        )}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className={styles.scroll} tabIndex={0} key={item}>
        {where}
        {children}
      </div>
    </article>
  )
}
