import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: tokens.spacingVerticalL,
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '992px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalL}`,
    // Most often the page is there before anyone could see this.
    opacity: 0,
    animationName: { to: { opacity: 1 } },
    animationDuration: '150ms',
    animationDelay: '200ms',
    animationFillMode: 'forwards',
  },
})

/** A page that is on its way. */
export const PageSkeleton = () => {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <Skeleton className={styles.root} aria-label={t('common.loading')}>
      <SkeletonItem size={28} style={{ width: '180px' }} />
      {[90, 70, 80].map((width) => (
        <SkeletonItem key={width} size={20} style={{ width: `${width}%` }} />
      ))}
    </Skeleton>
  )
}
