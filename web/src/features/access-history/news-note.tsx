import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles } from '@fluentui/react-components'
import { Dismiss16Regular } from '@fluentui/react-icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { RouterButton } from '../../components/router-button.tsx'
import { formatList } from '../../lib/format.ts'
import { isolate } from '../../lib/isolate.ts'
import { accessNewsQuery, see } from './api/access-history.ts'

const useStyles = makeStyles({
  root: { flexShrink: 0, '@media print': { display: 'none' } },
})

const MOST_NAMED = 2

/** Says on every page that somebody else looked at the person's data, until they have seen it or put it away. */
export const NewsNote = () => {
  const { t } = useTranslation()
  const styles = useStyles()
  const queries = useQueryClient()
  const { data: news } = useQuery(accessNewsQuery)
  if (!news || news.count === 0) return null
  const named = news.people.slice(0, MOST_NAMED).map(isolate)
  const people = formatList(news.people.length > MOST_NAMED ? [...named, t('accessHistory.andOthers')] : named)
  const putAway = () => {
    queries.setQueryData(accessNewsQuery.queryKey, { ...news, count: 0 })
    // If it cannot be noted, it is said once more next time.
    see(news.asOf).catch(() => {})
  }
  return (
    <aside className={styles.root} aria-label={t('accessHistory.note')}>
      <MessageBar intent="info" shape="square" layout="auto">
        <MessageBarBody>
          {news.since === null
            ? t('accessHistory.newsFirst', { people })
            : t('accessHistory.news', { people, count: news.count })}
        </MessageBarBody>
        <MessageBarActions
          containerAction={
            <Button
              appearance="transparent"
              icon={<Dismiss16Regular />}
              aria-label={t('common.close')}
              onClick={putAway}
            />
          }
        >
          <RouterButton to="/access-history">{t('accessHistory.see')}</RouterButton>
        </MessageBarActions>
      </MessageBar>
    </aside>
  )
}
