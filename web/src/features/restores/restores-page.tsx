import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components'
import { HistoryRegular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/empty-state.tsx'
import { ProblemMessage } from '../../components/problem-message.tsx'
import { restoresQuery } from './api/restores.ts'
import { RestoreRow } from './restore-row.tsx'

const useStyles = makeStyles({
  page: { display: 'grid', gap: tokens.spacingVerticalL, maxWidth: '960px', margin: '0 auto', width: '100%' },
  title: { margin: 0, fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600 },
  intro: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
  },
  skeleton: { display: 'grid', gap: tokens.spacingVerticalXL, padding: tokens.spacingHorizontalXL },
})

export const RestoresPage = () => {
  const { t } = useTranslation()
  const styles = useStyles()
  const { data, error, refetch } = useQuery(restoresQuery)
  return (
    <div className={styles.page}>
      <div>
        <h1 className={styles.title}>{t('restores.title')}</h1>
        {data?.length === 0 ? null : <p className={styles.intro}>{t('restores.intro')}</p>}
      </div>
      {error ? <ProblemMessage error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? (
        <div className={styles.list}>
          <Skeleton className={styles.skeleton} aria-label={t('common.loading')}>
            {[50, 35, 60].map((width) => (
              <SkeletonItem key={width} size={24} style={{ width: `${width}%` }} />
            ))}
          </Skeleton>
        </div>
      ) : null}
      {data?.length === 0 ? (
        <EmptyState icon={<HistoryRegular />} title={t('restores.none')} help={t('restores.noneHelp')} />
      ) : null}
      {data && data.length > 0 ? (
        <ul className={styles.list} aria-label={t('restores.list')}>
          {data.map((restore) => (
            <RestoreRow key={restore.id} restore={restore} />
          ))}
        </ul>
      ) : null}
    </div>
  )
}
