import { makeStyles, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Hidden } from '../../components/hidden.tsx'
import { restoreListQuery } from '../../features/restore-list/api/restore-list.ts'
import { formatCount } from '../../lib/format.ts'
import { useScope } from '../../lib/scope.tsx'

const useStyles = makeStyles({
  icon: { position: 'relative', display: 'grid' },
  badge: {
    position: 'absolute',
    // From its end: a longer number grows over the icon, and not over the label.
    insetInlineEnd: '-8px',
    top: '-6px',
    minWidth: '16px',
    height: '16px',
    boxSizing: 'border-box',
    paddingInline: '4px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontSize: '10px',
    lineHeight: '16px',
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'center',
    fontVariantNumeric: 'tabular-nums',
  },
})

/** The way to the restore list, with how much is on it. */
export const ListCount = ({ icon, label }: { icon: ReactNode; label: string }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const count = useQuery(restoreListQuery(useScope())).data?.entries ?? 0
  return (
    <>
      <span className={styles.icon}>
        {icon}
        {count > 0 ? (
          <span className={styles.badge} aria-hidden="true">
            {count > 99 ? '99+' : count}
          </span>
        ) : null}
      </span>
      <span>
        {label}
        {count > 0 ? <Hidden>{t('restoreList.count', { count, formatted: formatCount(count) })}</Hidden> : null}
      </span>
    </>
  )
}
